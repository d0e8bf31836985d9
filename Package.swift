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
    .library(name: "Records", targets: ["Records"]),
    .library(name: "Export", targets: ["Export"]),
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
    .target(name: "Reading", dependencies: ["Extraction", "Recognition", "Layout", "Disclosure"]),
    .target(name: "Records", dependencies: ["Extraction", "Layout", "Disclosure"]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "Export", dependencies: ["CSQLite", "Extraction", "Layout", "Disclosure", "Records"]),
    .executableTarget(
      name: "gongkai", dependencies: ["Extraction", "Recognition", "Layout", "Disclosure", "Reading", "Records", "Export"]),
    .target(name: "TestSupport", dependencies: ["Extraction", "Layout"], path: "Tests/TestSupport"),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "TestSupport"]),
    .testTarget(name: "RecognitionTests", dependencies: ["Recognition", "Extraction", "TestSupport"]),
    .testTarget(name: "LayoutTests", dependencies: ["Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "DisclosureTests", dependencies: ["Disclosure", "Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "ReadingTests", dependencies: ["Reading", "Disclosure", "Recognition", "Layout", "Extraction"]),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "Export", "Disclosure", "Extraction", "Layout"]),
    .testTarget(name: "ExportTests", dependencies: ["Export", "Records", "Disclosure", "Layout", "Extraction", "TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["gongkai", "Export", "Extraction", "Recognition", "Layout", "TestSupport"]),
    .testTarget(name: "GoldenTests", dependencies: ["Extraction", "Layout", "gongkai"]),
  ],
  swiftLanguageModes: [.v6]
)
