// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "gongkai",
  products: [
    .executable(name: "gongkai", targets: ["gongkai"]),
    .library(name: "Geometry", targets: ["Geometry"]),
    .library(name: "Extraction", targets: ["Extraction"]),
    .library(name: "Recognition", targets: ["Recognition"]),
    .library(name: "Layout", targets: ["Layout"]),
    .library(name: "Disclosure", targets: ["Disclosure"]),
    .library(name: "Reading", targets: ["Reading"]),
    .library(name: "Records", targets: ["Records"]),
    .library(name: "Corrections", targets: ["Corrections"]),
    .library(name: "Export", targets: ["Export"]),
    .library(name: "Review", targets: ["Review"]),
  ],
  targets: [
    .target(name: "Texts", resources: [.embedInCode("chinese.texts")]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .target(name: "Geometry"),
    .target(name: "Extraction", dependencies: ["Texts", "CPoppler", "Geometry"]),
    .systemLibrary(name: "CProcess"),
    .target(name: "COnnxRuntime", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "Recognition", dependencies: ["Texts", "CZlib", "COnnxRuntime", "Geometry", "Extraction"]),
    .target(name: "Layout", dependencies: ["Geometry", "Extraction"]),
    .target(
      name: "StandardRules", path: "Sources/Disclosure/Forms/Standard",
      resources: [
        .embedInCode("units.rules"), .embedInCode("identity.rules"), .embedInCode("captions.rules"), .embedInCode("forms.rules"),
        .embedInCode("columns.rules"),
        .embedInCode("items.rules"), .embedInCode("performance.rules"), .embedInCode("statements.rules"),
        .embedInCode("equalities.rules"),
      ]),
    .target(name: "Disclosure", dependencies: ["Texts", "Extraction", "Layout", "StandardRules"], exclude: ["Forms/Standard"]),
    .target(name: "Records", dependencies: ["Extraction", "Layout", "Disclosure"]),
    .target(name: "Corrections", dependencies: ["Extraction", "Recognition", "Layout", "Disclosure"]),
    .target(name: "Reading", dependencies: ["Extraction", "Recognition", "Layout", "Disclosure", "Corrections"]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "Export", dependencies: ["CSQLite", "Extraction", "Layout", "Disclosure", "Corrections", "Records"]),
    .systemLibrary(name: "CSoup", pkgConfig: "libsoup-3.0", providers: [.apt(["libsoup-3.0-dev"])]),
    .target(
      name: "ReviewPages", path: "Sources/Review/Pages",
      resources: [
        .embedInCode("index.html"), .embedInCode("icon.svg"), .embedInCode("review.css"), .embedInCode("main.js"), .embedInCode("api.js"),
        .embedInCode("words.js"), .embedInCode("dom.js"), .embedInCode("queue.js"), .embedInCode("sheet.js"), .embedInCode("grid.js"),
        .embedInCode("details.js"), .embedInCode("static.css"), .embedInCode("static.js"),
      ]),
    .target(
      name: "Review",
      dependencies: [
        "CSoup", "Texts", "Extraction", "Recognition", "Layout", "Disclosure", "Corrections", "Reading", "Records", "Export", "ReviewPages",
      ],
      exclude: ["Pages"]),
    .executableTarget(
      name: "gongkai",
      dependencies: [
        "CProcess", "Texts", "Extraction", "Recognition", "Layout", "Disclosure", "Corrections", "Reading", "Records", "Export", "Review",
      ]),
    .target(name: "TestSupport", dependencies: ["Geometry", "Extraction", "Layout"], path: "Tests/TestSupport"),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry"]),
    .testTarget(name: "TextsTests", dependencies: ["Texts"]),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "TestSupport"]),
    .testTarget(name: "RecognitionTests", dependencies: ["Recognition", "Extraction", "TestSupport"]),
    .testTarget(name: "LayoutTests", dependencies: ["Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "DisclosureTests", dependencies: ["Disclosure", "Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "ReadingTests", dependencies: ["Reading", "Disclosure", "Recognition", "Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "Export", "Disclosure", "Extraction", "Layout"]),
    .testTarget(
      name: "CorrectionsTests",
      dependencies: ["Corrections", "Reading", "Export", "Disclosure", "Recognition", "Layout", "Extraction", "TestSupport"]),
    .testTarget(
      name: "ReviewTests",
      dependencies: ["Review", "Corrections", "Reading", "Export", "Disclosure", "Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "ExportTests", dependencies: ["Export", "Records", "Disclosure", "Layout", "Extraction", "TestSupport"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "gongkai", "Texts", "Export", "Extraction", "Recognition", "Layout", "Disclosure", "Reading", "TestSupport",
      ]),
    .testTarget(name: "GoldenTests", dependencies: ["Extraction", "Layout", "gongkai"]),
  ],
  swiftLanguageModes: [.v6]
)
