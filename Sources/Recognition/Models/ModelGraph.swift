/// The graph of a model in the format of ONNX: its operations in the order in which they run, and the constants that they take.
struct ModelGraph {
  /// An operation.
  struct Node: Equatable {
    var operation: String
    var inputs: [String]
    var outputs: [String]
    /// The attributes and what else is stored with it.
    var others: [ProtoMessage.Field] = []
  }

  /// Floats in one or more dimensions.
  struct Tensor: Equatable {
    var dimensions: [Int]
    var values: [Float]

    /// The only value; nil where there are several.
    var scalar: Float? { values.count == 1 ? values[0] : nil }
  }

  /// The operations; what was taken out is nil.
  var nodes: [Node?]
  /// What the model gives.
  let results: Set<String>
  private let model: ProtoMessage
  private let graph: ProtoMessage
  /// The constants as they are stored.
  private let stored: [String: ArraySlice<UInt8>]
  /// The constants that were changed or added.
  private var changed: [String: Tensor] = [:]

  /// The numbers of the fields that are read or written here, as the format defines them.
  private enum Number {
    static let graph = 7
    static let (node, initializer, result) = (1, 5, 12)
    static let (input, output, operation, attribute) = (1, 2, 4, 5)
    static let (attributeName, attributeFloat, attributeTensor, attributeInts, attributeType) = (1, 2, 5, 8, 20)
    static let (dimensions, dataType, floats, tensorName, raw) = (1, 2, 4, 8, 9)
  }

  /// The number of the type of floats, of tensors and of attributes alike.
  private static let float: UInt64 = 1

  /// Takes a model apart; nil where the bytes are none.
  init?(_ bytes: [UInt8]) {
    guard let model = ProtoMessage(bytes[...]), let inner = model.bytes(Number.graph).first, let graph = ProtoMessage(inner) else {
      return nil
    }
    var stored: [String: ArraySlice<UInt8>] = [:]
    for tensor in graph.bytes(Number.initializer) {
      if let name = ProtoMessage(tensor)?.texts(Number.tensorName).first { stored[name] = tensor }
    }
    var nodes: [Node?] = []
    for bytes in graph.bytes(Number.node) {
      guard let message = ProtoMessage(bytes), let operation = message.texts(Number.operation).first else { return nil }
      let taken = [Number.input, Number.output, Number.operation]
      let node = Node(
        operation: operation, inputs: message.texts(Number.input), outputs: message.texts(Number.output),
        others: message.fields.filter { !taken.contains($0.number) })
      if operation == "Constant", let tensor = Self.attribute("value", of: node)?.bytes(Number.attributeTensor).first {
        for name in node.outputs { stored[name] = tensor }
      }
      nodes.append(node)
    }
    results = Set(graph.bytes(Number.result).compactMap { ProtoMessage($0)?.texts(1).first })
    (self.model, self.graph, self.nodes, self.stored) = (model, graph, nodes, stored)
  }

  /// The model's bytes.
  func serialized() -> [UInt8] {
    let written = nodes.compactMap { node -> ProtoMessage.Field? in
      guard let node, node.operation != "Constant" || !node.outputs.contains(where: { changed[$0] != nil }) else { return nil }
      let inputs = node.inputs.map { ProtoMessage.Field(Number.input, $0) }
      let outputs = node.outputs.map { ProtoMessage.Field(Number.output, $0) }
      let operation = ProtoMessage.Field(Number.operation, node.operation)
      return ProtoMessage.Field(Number.node, ProtoMessage(inputs + outputs + [operation] + node.others))
    }
    let kept = graph.fields.filter { field in
      guard field.number == Number.initializer, case .bytes(let bytes) = field.value else { return field.number != Number.node }
      return ProtoMessage(bytes)?.texts(Number.tensorName).first.map { changed[$0] == nil } ?? true
    }
    let constants = changed.sorted { $0.key < $1.key }.map { name, tensor in
      ProtoMessage.Field(Number.initializer, Self.message(of: tensor, named: name))
    }
    let inner = ProtoMessage.Field(Number.graph, ProtoMessage(written + kept + constants))
    return ProtoMessage(model.fields.map { $0.number == Number.graph ? inner : $0 }).serialized()
  }

  // MARK: Constants

  /// A constant of floats; nil where there is none of that name.
  func tensor(_ name: String) -> Tensor? {
    if let tensor = changed[name] { return tensor }
    guard let message = stored[name].flatMap({ ProtoMessage($0) }), message.numbers(Number.dataType) == [Self.float] else { return nil }
    let dimensions = message.numbers(Number.dimensions).map { Int(truncatingIfNeeded: $0) }
    guard let raw = message.bytes(Number.raw).first ?? message.bytes(Number.floats).first else { return nil }
    let values = raw.withUnsafeBytes { bytes in
      (0..<(bytes.count / 4)).map { Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))) }
    }
    return dimensions.reduce(1, *) == values.count ? Tensor(dimensions: dimensions, values: values) : nil
  }

  /// Changes a constant, or adds one.
  mutating func set(_ name: String, _ tensor: Tensor) { changed[name] = tensor }

  private static func message(of tensor: Tensor, named name: String) -> ProtoMessage {
    var raw: [UInt8] = []
    raw.reserveCapacity(4 * tensor.values.count)
    for value in tensor.values { withUnsafeBytes(of: value.bitPattern.littleEndian) { raw.append(contentsOf: $0) } }
    return ProtoMessage(
      tensor.dimensions.map { ProtoMessage.Field(Number.dimensions, .number(UInt64($0))) } + [
        ProtoMessage.Field(Number.dataType, .number(float)), ProtoMessage.Field(Number.tensorName, name),
        ProtoMessage.Field(Number.raw, .bytes(raw[...])),
      ])
  }

  // MARK: Attributes

  /// An attribute of whole numbers; empty where a node has none of that name.
  static func integers(_ name: String, of node: Node) -> [UInt64] { attribute(name, of: node)?.numbers(Number.attributeInts) ?? [] }

  /// Whether a node has an attribute of a name.
  static func has(_ name: String, _ node: Node) -> Bool { attribute(name, of: node) != nil }

  /// An attribute of one float.
  static func attribute(_ name: String, float value: Float) -> ProtoMessage.Field {
    let bytes = withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
    return ProtoMessage.Field(
      Number.attribute,
      ProtoMessage([
        ProtoMessage.Field(Number.attributeName, name), ProtoMessage.Field(Number.attributeFloat, .fixed(bytes[...])),
        ProtoMessage.Field(Number.attributeType, .number(float)),
      ]))
  }

  private static func attribute(_ name: String, of node: Node) -> ProtoMessage? {
    ProtoMessage(node.others).bytes(Number.attribute).lazy.compactMap { ProtoMessage($0) }
      .first { $0.texts(Number.attributeName).first == name }
  }
}
