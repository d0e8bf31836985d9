#!/usr/bin/env python3
"""Reviews documents in a real browser, as a person would: `tools/review-tests/run` sets up what it needs.

    tools/review-tests/run                        every test
    tools/review-tests/run BrowserTests.test_markup_is_text
    tools/review-tests/run --screenshots docs     the pictures of README too
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

import documents

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = os.environ.get("GONGKAI", str(ROOT / ".build/release/gongkai"))
SCREENSHOTS = None
# How long a page may take to show something, in seconds: other work may run on the machine.
PATIENCE = 60


def chromium(width=1280, height=800, language="en"):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", f"--lang={language}", f"--window-size={width},{height}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    # The window's frame is no part of the page.
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
    return browser


class BrowserTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = chromium()

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gongkai-review-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def tearDown(self):
        # No page is left that asks a server that is gone.
        self.browser.get("about:blank")
        complaints = [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"]
        self.assertEqual([text for text in complaints if "409" not in text and "422" not in text], [])

    # What the tests do

    def serve(self, *files, golden=False):
        arguments = [BINARY, "review", *map(str, files)] + (["--golden", str(self.folder / "Golden")] if golden else [])
        server = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (server.kill(), server.wait(), server.stdout.close()))
        return server.stdout.readline().strip()

    def open(self, address, language="en"):
        self.browser.get(address)
        self.browser.execute_script("localStorage.setItem('language', arguments[0])", language)
        self.browser.get("about:blank")
        self.browser.get(address)
        self.wait(lambda: self.script("return document.querySelector('#view-grid td') !== null"))

    def script(self, text, *arguments):
        return self.browser.execute_script(text, *arguments)

    def wait(self, condition, message=""):
        return WebDriverWait(self.browser, PATIENCE, 0.05).until(lambda _: condition(), message)

    def press(self, *keys):
        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    def cell(self, text):
        return next(cell for cell in self.browser.find_elements(By.CSS_SELECTOR, "#view-grid [data-cell]") if cell.text == text)

    def texts(self):
        return self.script("return [...document.querySelectorAll('#view-grid [data-cell]')].map((cell) => cell.textContent)")

    def version(self):
        return self.script("return document.querySelectorAll('#view-edits li.edit').length")

    def correct(self, text):
        """Writes into the selected cell by keyboard."""
        edits = self.version()
        self.press(Keys.ENTER)
        self.wait(lambda: self.browser.find_elements(By.CSS_SELECTOR, ".editor"))
        ActionChains(self.browser).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys(text, Keys.ENTER).perform()
        self.wait(lambda: self.version() == edits + 1)

    def picture(self, name):
        if SCREENSHOTS:
            time.sleep(2)
            self.browser.save_screenshot(str(SCREENSHOTS / name))

    # The tests

    def test_a_misread_amount_is_corrected_by_keyboard(self):
        """Go to the first doubt, correct it, see the sums turn green, find it kept after a reload and applied by extract."""
        scan = self.folder / "scan.pdf"
        wrong, right = documents.misread_scan(ROOT / "Samples/scans/county-budget-scan.pdf", scan, BINARY)
        address = self.serve(scan)
        self.open(address)
        self.assertGreater(self.script("return document.querySelectorAll('#list .contradicted').length"), 0)
        # The page opens at the first doubt. The queue names every amount of the sum that fails; the wrong one is among the first.
        self.wait(lambda: self.script("return document.querySelector('#view-grid [aria-selected]') !== null"))
        for _ in range(12):
            selected = self.script("return document.querySelector('#view-grid [aria-selected]')?.textContent")
            if selected == wrong:
                break
            self.press("n")
            time.sleep(0.5)
        self.assertEqual(selected, wrong)
        self.assertIn("printed", self.script("return document.querySelector('#detail').innerText"))
        self.assertGreater(self.script("return document.querySelectorAll('#view-grid .in-sum').length"), 1)
        self.assertGreater(self.script("return document.querySelectorAll('#sheets rect.in-sum').length"), 1)
        self.picture("review.png")
        self.correct(right)
        self.wait(lambda: self.script("return document.querySelectorAll('#view-grid .turned-good').length") > 0)
        self.assertIn("sums hold now", self.browser.find_element(By.ID, "toast").text)
        self.open(address)
        self.assertIn(right, self.script("return document.querySelector('#view-edits').textContent"))
        output = json.loads(subprocess.run([BINARY, "extract", str(scan)], check=True, capture_output=True).stdout)
        self.assertEqual(output["review"], {"accepted": False, "corrections": 1})
        cells = [cell for table in output["tables"] for cell in table["grid"]["cells"] if cell.get("review") == "corrected"]
        self.assertEqual([cell["text"] for cell in cells], [right])
        self.assertEqual([check for check in output["checks"] if check["status"] == "failed"], [])

    def ink(self):
        """How much of the selected cell's box on the page is dark; the box as a list."""
        return self.browser.execute_async_script("""
            const done = arguments[0];
            const shape = document.querySelector("#sheets rect.selected");
            const picture = shape.closest(".sheet").querySelector("img");
            const look = () => {
                const [box, frame] = [shape.getBoundingClientRect(), picture.getBoundingClientRect()];
                const canvas = document.createElement("canvas");
                [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
                const context = canvas.getContext("2d");
                context.drawImage(picture, 0, 0);
                const scale = picture.naturalWidth / frame.width;
                const data = context.getImageData((box.x - frame.x) * scale + 3, (box.y - frame.y) * scale + 3, box.width * scale - 6, box.height * scale - 6).data;
                let dark = 0;
                for (let at = 0; at < data.length; at += 4) dark += data[at] < 128;
                done([dark / (data.length / 4), ["x", "y", "width", "height"].map((name) => Number(shape.getAttribute(name)))]);
            };
            picture.complete && picture.naturalWidth ? look() : picture.addEventListener("load", look, { once: true });""")

    def test_a_scan_lies_straight_or_as_it_is(self):
        """The same cell has its box over its words on the straightened page and on the page as it was scanned."""
        scan = self.folder / "scan.pdf"
        shutil.copy(ROOT / "Samples/scans/county-budget-scan.pdf", scan)
        self.open(self.serve(scan))
        texts = [text for text in self.texts() if len(text) > 5 and text.replace(",", "").replace(".", "").isdigit()]
        self.cell(texts[-1]).click()
        self.wait(lambda: self.browser.find_elements(By.CSS_SELECTOR, "#sheets rect.selected"))
        straight, (dark, box) = self.browser.find_element(By.ID, "straight"), self.ink()
        self.assertEqual(straight.get_attribute("aria-pressed"), "true")
        self.assertIn("straight=1", self.script("return document.querySelector('#sheets rect.selected').closest('.sheet').querySelector('img').src"))
        straight.click()
        self.wait(lambda: self.script("return document.querySelector('#sheets rect.selected')?.closest('.sheet').querySelector('img')?.src.includes('straight=0')"))
        again, placed = self.ink()
        self.assertNotEqual(placed, box)
        for share in (dark, again):
            self.assertTrue(0.02 < share < 0.5, share)
        self.assertAlmostEqual(again, dark, delta=0.05)

    def test_rows_are_merged_and_the_change_undone(self):
        file = self.folder / "cut-row.pdf"
        documents.cut_row(file)
        self.open(self.serve(file))
        self.cell("文化旅游体育与").click()
        ActionChains(self.browser).key_down(Keys.SHIFT).send_keys(Keys.ARROW_DOWN).key_up(Keys.SHIFT).perform()
        self.press("r")
        self.wait(lambda: "文化旅游体育与传媒支出" in self.texts())
        rows = self.script("return document.querySelectorAll('#view-grid tr').length")
        self.assertEqual(rows, 4)
        self.press("u")
        self.wait(lambda: "文化旅游体育与" in self.texts())
        kept = json.loads((self.folder / "cut-row.corrections.json").read_text())
        self.assertEqual(kept["corrections"], [])

    def test_a_missed_table_is_drawn(self):
        file = self.folder / "missed-table.pdf"
        documents.missed_table(file)
        self.open(self.serve(file))
        self.press("d")
        sheet = self.wait(lambda: self.browser.find_element(By.CSS_SELECTOR, "#sheets.drawing .sheet"))
        self.script("document.querySelector('#sheets').scrollTop = 0")
        # The box of the two lines, in points of the page.
        zoom = sheet.size["width"] / documents.WIDTH
        left, top = (60 - documents.WIDTH / 2) * zoom, (322 - documents.HEIGHT / 2) * zoom
        ActionChains(self.browser).move_to_element_with_offset(sheet, round(left), round(top)).click_and_hold().move_by_offset(
            round(400 * zoom), round(30 * zoom)).release().perform()
        self.wait(lambda: self.texts() == ["图书馆面积", "三千平方米"])
        output = json.loads(subprocess.run([BINARY, "extract", str(file)], check=True, capture_output=True).stdout)
        self.assertEqual(len(output["tables"]), 2)

    def test_an_accepted_document_becomes_golden(self):
        file = self.folder / "cut-row.pdf"
        documents.cut_row(file)
        self.open(self.serve(file, golden=True))
        self.browser.find_element(By.ID, "accept-document").click()
        self.press(Keys.ENTER)
        self.wait(lambda: (self.folder / "Golden/cut-row.json").exists())
        samples = self.folder / "Samples"
        samples.mkdir()
        for name in ("cut-row.pdf", "cut-row.corrections.json"):
            shutil.copy(self.folder / name, samples / name)
        verified = subprocess.run([BINARY, "verify", str(samples), str(self.folder / "Golden")], capture_output=True, text=True)
        self.assertEqual((verified.returncode, verified.stdout), (0, ""))

    def test_markup_is_text(self):
        """A document whose texts are full of markup shows them as text and runs nothing."""
        file = self.folder / "markup.pdf"
        documents.markup(file)
        self.open(self.serve(file))
        for text in documents.MARKUP:
            self.assertIn(text, self.texts())
        for tab in ("tab-rows", "tab-checks", "tab-edits", "tab-grid", "show-tables", "show-documents", "show-doubts"):
            self.browser.find_element(By.ID, tab).click()
        self.correct_first("<img src=x onerror=window.hacked=2>")
        self.assertIsNone(self.script("return window.hacked ?? null"))
        self.assertEqual(self.script("return document.querySelectorAll('main img:not([alt=\"\"]), main script, main b b, svg svg').length"), 0)
        self.assertTrue(self.script("return document.title").startswith("markup"))
        subprocess.run([BINARY, "review", str(file), "--html", str(self.folder / "pages")], check=True)
        self.browser.get((self.folder / "pages/markup/index.html").as_uri())
        self.assertIsNone(self.script("return window.hacked ?? null"))
        self.assertEqual(self.script("return document.querySelectorAll('script').length"), 1)
        self.assertIn(documents.MARKUP[0], self.script("return document.body.innerText"))

    def correct_first(self, text):
        self.cell("1.00").click()
        self.correct(text)

    def test_sixty_pages_open_at_once_and_scroll(self):
        file = self.folder / "long.pdf"
        documents.long_document(file)
        address = self.serve(file)
        self.open(address)
        self.browser.get("about:blank")
        self.browser.get(address)
        self.wait(lambda: self.script("return document.querySelector('#view-grid [aria-selected]') !== null"))
        shown = self.script("return performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/tables/')).at(-1).responseEnd")
        self.assertLess(shown, 1000, "the first doubt took more than a second")
        self.assertEqual(self.script("return document.querySelector('#view-grid [aria-selected]').classList.contains('contradicted')"), True)
        longest = self.browser.execute_async_script("""
          const done = arguments[0], root = document.querySelector('#sheets');
          let last = performance.now(), longest = 0, at = 0;
          root.scrollTop = 0;
          const step = (now) => {
            longest = Math.max(longest, now - last);
            last = now;
            root.scrollTop = (at += 60);
            if (at < 9000) requestAnimationFrame(step); else done(longest);
          };
          requestAnimationFrame(step);""")
        self.assertLess(longest, 500, "scrolling stalled")
        pictures = self.script("return document.querySelectorAll('#sheets img').length")
        self.assertLess(pictures, 20, "pages far away keep their pictures")

    def test_a_second_window_is_told(self):
        file = self.folder / "cut-row.pdf"
        documents.cut_row(file)
        address = self.serve(file)
        self.open(address)
        first = self.browser.current_window_handle
        self.browser.switch_to.new_window("tab")
        self.open(address)
        self.cell("2.00").click()
        self.correct("4.00")
        second = self.browser.current_window_handle
        self.browser.switch_to.window(first)
        self.cell("2.00").click()
        self.press(Keys.ENTER)
        ActionChains(self.browser).send_keys("9.00", Keys.ENTER).perform()
        self.wait(lambda: "another window" in self.browser.find_element(By.ID, "toast").text)
        self.assertIn("4.00", self.texts())
        self.assertNotIn("9.00", self.texts())
        self.browser.switch_to.window(second)
        self.browser.close()
        self.browser.switch_to.window(first)

    def test_the_document_itself_is_corrected(self):
        file = self.folder / "cut-row.pdf"
        documents.cut_row(file)
        self.open(self.serve(file))
        self.cell("2.00").click()
        self.press("i")
        field = self.wait(lambda: self.browser.find_element(By.ID, "field-year"))
        field.send_keys("2026", Keys.ENTER)
        self.wait(lambda: self.version() == 1)
        output = json.loads(subprocess.run([BINARY, "extract", str(file)], check=True, capture_output=True).stdout)
        self.assertEqual(output["document"]["fiscalYear"], 2026)
        self.assertEqual(output["document"]["corrected"], ["fiscalYear"])

    def look(self, *where):
        """Sees that axe has nothing to say of the page as it stands, and that all of it is in the window."""
        found = self.browser.execute_async_script(
            "const done = arguments[0]; axe.run({runOnly: ['wcag2a', 'wcag2aa']}).then((result) => done(result.violations.map((v) => [v.id, v.nodes.map((n) => n.html)])))")
        self.assertEqual(found, [], where)
        self.assertEqual(self.script("return [document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight]"), [True, True], where)

    def test_a_doubtful_name_stands_beside_its_picture(self):
        """A name that was read with doubt is in the queue, says how sure it is, and is shown as it is printed; heads are in the reader's language."""
        scan = self.folder / "scan.pdf"
        shutil.copy(ROOT / "Samples/scans/county-budget-scan.pdf", scan)
        self.open(self.serve(scan), "zh")
        self.wait(lambda: self.script("return document.querySelector('#view-grid [aria-selected]') !== null"))
        entry = self.script("return document.querySelector('#list [aria-current] .entry-second').textContent")
        self.assertRegex(entry, r"^识别存疑 · \d+%")
        self.wait(lambda: self.script("const image = document.querySelector('#detail .cut img'); return image?.complete && image.naturalWidth > 0"))
        frame, wide = self.script("const box = document.querySelector('#detail .cut').getBoundingClientRect(); return [[box.width, box.height], box.right <= innerWidth]")
        self.assertTrue(frame[0] > 40 and frame[1] > 10 and wide, frame)
        self.press("2")
        heads = self.script("return [...document.querySelectorAll('#view-rows thead th')].map((head) => head.textContent)")
        self.assertIn("合计", heads)
        self.assertNotIn("total", heads)
        self.press("3")
        self.assertIn("各行之和", self.script("return document.querySelector('#view-checks').textContent"))

    def test_an_address_of_another_day_opens_the_first_document(self):
        file = self.folder / "cut-row.pdf"
        documents.cut_row(file)
        address = self.serve(file)
        self.open(address)
        self.browser.get("about:blank")
        self.browser.get(f"{address}#document=gone")
        self.wait(lambda: self.script("return document.querySelector('#view-grid td') !== null"))

    def test_everyone_can_use_it(self):
        """axe finds nothing, in both languages, small and large, in every view; nothing stands outside the window; every control has the focus in turn."""
        import axe_selenium_python
        axe = pathlib.Path(axe_selenium_python.__file__).parent / "node_modules/axe-core/axe.min.js"
        file = self.folder / "cut-row.pdf"
        documents.cut_row(file)
        documents.markup(self.folder / "wrong-sum.pdf")
        address = self.serve(file, self.folder / "wrong-sum.pdf")
        for language, (width, height) in (("en", (1280, 800)), ("zh", (1920, 1080)), ("zh", (1280, 800)), ("en", (2560, 1440))):
            self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
            self.open(address, language)
            self.cell("2.00").click()
            self.script(axe.read_text())
            self.look(language, width)
            for view in ("tab-rows", "tab-checks", "tab-edits", "show-tables", "show-documents", "show-doubts", "tab-grid", "help"):
                self.browser.find_element(By.ID, view).click()
                self.look(language, width, view)
            self.browser.find_element(By.CSS_SELECTOR, "#dialog .primary").click()
            self.browser.get("about:blank")
            self.browser.get(f"{address}#document=wrong-sum")
            self.wait(lambda: self.script("return document.querySelector('#detail .failure') !== null"))
            self.script(axe.read_text())
            self.look(language, width, "a sum that fails")
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False})
        self.open(address)
        reached = set()
        self.script("document.activeElement.blur()")
        for _ in range(80):
            self.press(Keys.TAB)
            reached.add(self.script("const e = document.activeElement; return e.id || e.dataset.action || e.className"))
        for wanted in ("documents", "identity", "accept-document", "language", "search", "draw", "divider", "tab-grid", "accept", "splitRow"):
            self.assertIn(wanted, reached)


if __name__ == "__main__":
    if "--screenshots" in sys.argv:
        at = sys.argv.index("--screenshots")
        SCREENSHOTS = pathlib.Path(sys.argv[at + 1])
        del sys.argv[at:at + 2]
    unittest.main(verbosity=2)
