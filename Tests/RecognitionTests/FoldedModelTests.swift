import Testing

@testable import Recognition

@Suite struct ProtoMessageTests {
  /// A number of two bytes, a text and four fixed bytes, as the format writes them.
  private let bytes: [UInt8] = [0x08, 0xAC, 0x02, 0x12, 0x02, 0x68, 0x69, 0x1D, 1, 2, 3, 4]

  @Test func comesApartAndTogetherAgain() throws {
    let message = try #require(ProtoMessage(bytes[...]))
    #expect(message.numbers(1) == [300])
    #expect(message.texts(2) == ["hi"])
    #expect(message.fields.map(\.number) == [1, 2, 3])
    #expect(message.serialized() == bytes)
  }

  @Test func readsPackedNumbers() throws {
    let message = try #require(ProtoMessage([0x0A, 0x03, 0x01, 0xAC, 0x02][...]))
    #expect(message.numbers(1) == [1, 300])
  }

  /// A length beyond the end, a number without its end, a kind of field that is none, a field of number 0.
  @Test(arguments: [[0x12, 0x05, 0x68], [0x08, 0x80], [0x0B], [0x00, 0x01]] as [[UInt8]])
  func refusesWhatIsNone(_ bytes: [UInt8]) { #expect(ProtoMessage(bytes[...]) == nil) }
}

@Suite struct FoldedModelTests {
  private typealias Field = ProtoMessage.Field

  private func tensor(_ name: String, _ dimensions: [Int], _ values: [Float]) -> Field {
    let raw = values.flatMap { value in withUnsafeBytes(of: value) { Array($0) } }
    return Field(
      5,
      ProtoMessage(dimensions.map { Field(1, .number(UInt64($0))) } + [Field(2, .number(1)), Field(8, name), Field(9, .bytes(raw[...]))]))
  }

  private func node(_ operation: String, _ inputs: [String], _ output: String, pads: [UInt64] = []) -> Field {
    let padding = Field(5, ProtoMessage([Field(1, "pads")] + pads.map { Field(8, .number($0)) }))
    return Field(
      1, ProtoMessage(inputs.map { Field(1, $0) } + [Field(2, output), Field(4, operation)] + (pads.isEmpty ? [] : [padding])))
  }

  private func model(_ fields: [Field], result: String) -> [UInt8] {
    let graph = ProtoMessage(fields + [Field(12, ProtoMessage([Field(1, result)]))])
    return ProtoMessage([Field(1, .number(8)), Field(7, graph)]).serialized()
  }

  /// Two convolutions of two channels, each of one pixel, with what stands between them in PP-OCRv4.
  private func block(pads: [UInt64] = []) -> [UInt8] {
    let constants = [
      tensor("w", [2, 1, 1, 1], [1, 2]), tensor("b", [2], [3, 4]), tensor("s", [1], [10]), tensor("t", [1], [5]),
      tensor("three", [1], [3]), tensor("zero", [], [0]), tensor("six", [], [6]), tensor("u", [1], [2]), tensor("v", [1], [7]),
      tensor("w2", [1, 2, 1, 1], [1, 3]), tensor("b2", [1], [100]),
    ]
    let nodes = [
      node("Conv", ["x", "w", "b"], "c"), node("Mul", ["s", "c"], "cs"), node("Add", ["cs", "t"], "y"),
      node("Add", ["y", "three"], "y3"), node("Clip", ["y3", "zero", "six"], "k"), node("Mul", ["y", "k"], "yk"),
      node("Div", ["yk", "six"], "h"), node("Mul", ["u", "h"], "hu"), node("Add", ["hu", "v"], "z"),
      node("Conv", ["z", "w2", "b2"], "out", pads: pads),
    ]
    return model(nodes + constants, result: "out")
  }

  @Test func foldsConstantsIntoWeightsAndFourOperationsIntoTwo() throws {
    let folded = try #require(ModelGraph(FoldedModel.bytes(of: block())))
    let nodes = folded.nodes.compactMap { $0 }
    #expect(nodes.map(\.operation) == ["Conv", "HardSigmoid", "Mul", "Conv"])
    #expect(nodes.map(\.inputs) == [["x", "w", "b"], ["y"], ["y", "k"], ["h", "w2", "b2"]])
    #expect(nodes.map(\.outputs) == [["y"], ["k"], ["h"], ["out"]])
    // (1 x + 3) · 10 + 5 and (2 x + 4) · 10 + 5.
    #expect(folded.tensor("w")?.values == [10, 20])
    #expect(folded.tensor("b")?.values == [35, 45])
    // (2 h + 7) · 1 + (2 h + 7) · 3 + 100.
    #expect(folded.tensor("w2")?.values == [2, 6])
    #expect(folded.tensor("b2")?.values == [128])
  }

  /// What padding adds is 0 and not the constant: only a convolution without it takes the constant into its weights.
  @Test func leavesTheConstantBeforePadding() throws {
    let folded = try #require(ModelGraph(FoldedModel.bytes(of: block(pads: [1, 1, 1, 1]))))
    let nodes = folded.nodes.compactMap { $0 }
    #expect(nodes.map(\.operation) == ["Conv", "HardSigmoid", "Mul", "BatchNormalization", "Conv"])
    #expect(nodes[3].inputs.compactMap { folded.tensor($0)?.values } == [[2, 2], [7, 7], [0, 0], [1, 1]])
    #expect(nodes[3].inputs.first == "h" && nodes[3].outputs == ["z"])
    #expect(folded.tensor("w2")?.values == [1, 3])
  }

  /// A value that the model gives, or that others take, stays.
  @Test func leavesWhatOthersTake() throws {
    let constants = [tensor("w", [1, 1, 1, 1], [1]), tensor("b", [1], [3]), tensor("s", [1], [10]), tensor("t", [1], [5])]
    let conv = [node("Conv", ["x", "w", "b"], "c"), node("Mul", ["s", "c"], "cs")]
    let shared = model(conv + [node("Add", ["cs", "t"], "y"), node("Relu", ["c"], "r")] + constants, result: "y")
    #expect(try #require(ModelGraph(FoldedModel.bytes(of: shared))).nodes.compactMap { $0?.operation } == ["Conv", "Mul", "Add", "Relu"])
    let given = model(conv + [node("Add", ["cs", "t"], "y")] + constants, result: "cs")
    #expect(try #require(ModelGraph(FoldedModel.bytes(of: given))).nodes.compactMap { $0?.operation } == ["Conv", "Mul", "Add"])
  }

  @Test func leavesBytesThatAreNoModel() {
    let bytes: [UInt8] = [0x08, 0x80]
    #expect(FoldedModel.bytes(of: bytes) == bytes)
  }
}

private let folder = ModelFolder.find()

@Suite(.enabled(if: folder != nil, "the models are missing: run gongkai models install"))
struct FoldedRecognitionTests {
  /// The model has 28 such blocks; folded it gives what it gave, up to rounding.
  @Test func givesTheSameProbabilities() throws {
    let folder = try #require(folder)
    let bytes = try folder.checkedModel()
    let graph = FoldedModel.folded(try #require(ModelGraph(bytes)))
    #expect(graph.nodes.count { $0?.operation == "Clip" } == 0)
    #expect(graph.nodes.count { $0?.operation == "Div" } == 5)
    var state: UInt32 = 1
    let picture: [Float] = (0..<(2 * 3 * 48 * 64)).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) / Float(1 << 23) - 1
    }
    func probabilities(_ model: [UInt8]) throws -> [Float] {
      var input = picture
      let session = try OnnxSession(library: folder.library, model: model, name: "model")
      return try session.run(&input, shape: [2, 3, 48, 64]) { values, _ in Array(values) }
    }
    let (plain, folded) = (try probabilities(bytes), try probabilities(graph.serialized()))
    #expect(plain.count == 2 * 8 * 6625 && folded.count == plain.count)
    #expect(zip(plain, folded).map { abs($0 - $1) }.max() ?? 1 < 1e-4)
  }
}
