// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "gongkai",
  products: [
    .executable(name: "gongkai", targets: ["gongkai"]),
    .library(name: "Extraction", targets: ["Extraction"]),
    .library(name: "Recognition", targets: ["Recognition"]),
    .library(name: "Layout", targets: ["Layout"]),
    .library(name: "Disclosure", targets: ["Disclosure"]),
    .library(name: "Reading", targets: ["Reading"]),
    .library(name: "Corrections", targets: ["Corrections"]),
    .library(name: "Export", targets: ["Export"]),
    .library(name: "Review", targets: ["Review"]),
  ],
  targets: [
    .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .target(name: "Extraction", dependencies: ["CPoppler"]),
    .target(name: "COnnxRuntime", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "Recognition", dependencies: ["COnnxRuntime", "Extraction"]),
    .target(name: "Layout", dependencies: ["Extraction"]),
    .target(
      name: "StandardRules", path: "Sources/Disclosure/Forms/Standard",
      resources: [
        .embedInCode("units.rules"), .embedInCode("captions.rules"), .embedInCode("forms.rules"), .embedInCode("columns.rules"),
        .embedInCode("items.rules"), .embedInCode("performance.rules"), .embedInCode("statements.rules"),
      ]),
    .target(name: "Disclosure", dependencies: ["Extraction", "Layout", "StandardRules"], exclude: ["Forms/Standard"]),
    .target(name: "Corrections", dependencies: ["Extraction", "Recognition", "Layout", "Disclosure"]),
    .target(name: "Reading", dependencies: ["Extraction", "Recognition", "Layout", "Disclosure", "Corrections"]),
    .target(name: "Export", dependencies: ["Extraction", "Layout", "Disclosure", "Corrections"]),
    .systemLibrary(name: "CSoup", pkgConfig: "libsoup-3.0", providers: [.apt(["libsoup-3.0-dev"])]),
    .target(
      name: "ReviewPages", path: "Sources/Review/Pages",
      resources: [
        .embedInCode("index.html"), .embedInCode("icon.svg"), .embedInCode("review.css"), .embedInCode("main.js"), .embedInCode("api.js"),
        .embedInCode("words.js"),
        .embedInCode("dom.js"), .embedInCode("queue.js"), .embedInCode("sheet.js"), .embedInCode("grid.js"), .embedInCode("details.js"),
        .embedInCode("static.css"), .embedInCode("static.js"),
      ]),
    .target(
      name: "Review",
      dependencies: ["CSoup", "Extraction", "Recognition", "Layout", "Disclosure", "Corrections", "Reading", "Export", "ReviewPages"],
      exclude: ["Pages"]),
    .executableTarget(
      name: "gongkai", dependencies: ["Extraction", "Recognition", "Layout", "Disclosure", "Corrections", "Reading", "Export", "Review"]),
    .target(name: "TestSupport", dependencies: ["Extraction", "Layout"], path: "Tests/TestSupport"),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "TestSupport"]),
    .testTarget(name: "RecognitionTests", dependencies: ["Recognition", "Extraction", "TestSupport"]),
    .testTarget(name: "LayoutTests", dependencies: ["Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "DisclosureTests", dependencies: ["Disclosure", "Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "ReadingTests", dependencies: ["Reading", "Disclosure", "Recognition", "Layout", "Extraction"]),
    .testTarget(
      name: "CorrectionsTests",
      dependencies: ["Corrections", "Reading", "Export", "Disclosure", "Recognition", "Layout", "Extraction", "TestSupport"]),
    .testTarget(
      name: "ReviewTests",
      dependencies: ["Review", "Corrections", "Reading", "Export", "Disclosure", "Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "ExportTests", dependencies: ["Export", "Disclosure", "Layout", "Extraction"]),
    .testTarget(name: "CommandTests", dependencies: ["gongkai", "Export", "Extraction", "Recognition", "Layout", "TestSupport"]),
    .testTarget(name: "GoldenTests", dependencies: ["Extraction", "Layout", "gongkai"]),
  ],
  swiftLanguageModes: [.v6]
)
