/// Folds arithmetic of a model's graph together that its exporter spelled out, so that the runtime does the same in fewer passes.
///
/// Around each convolution PP-OCRv4 multiplies by a constant and adds one, twice, and between them has `x · clip(x + 3, 0, 6) / 6` in four
/// operations: half of the time goes into passes over the picture that compute next to nothing. The constants belong into the weights, and
/// the four operations are two. What the model gives is the same but for the rounding of its last bits.
struct FoldedModel {
  private var graph: ModelGraph
  /// The nodes that take each value, and the one that gives it.
  private var users: [String: [Int]] = [:]
  private var makers: [String: Int] = [:]

  /// The model with what can be folded folded; the same bytes where it has another form than is known here.
  static func bytes(of model: [UInt8]) -> [UInt8] {
    guard let graph = ModelGraph(model) else { return model }
    return folded(graph).serialized()
  }

  /// The graph with what can be folded folded.
  static func folded(_ graph: ModelGraph) -> ModelGraph {
    var model = FoldedModel(graph: graph)
    model.pass { $0.foldBehindConvolution($1) }
    model.pass { $0.foldHardSwish($1) }
    model.pass { $0.foldBeforeConvolution($1) }
    return model.graph
  }

  private init(graph: ModelGraph) { self.graph = graph }

  /// Hands each node to `fold`, once it is known which nodes hang together.
  private mutating func pass(_ fold: (inout FoldedModel, Int) -> Void) {
    (users, makers) = ([:], [:])
    for (index, node) in graph.nodes.enumerated() {
      for name in node?.inputs ?? [] { users[name, default: []].append(index) }
      for name in node?.outputs ?? [] { makers[name] = index }
    }
    for index in graph.nodes.indices { fold(&self, index) }
  }

  // MARK: Passes

  /// A convolution, its result times a constant and plus a constant: the constants go into its weights.
  private mutating func foldBehindConvolution(_ index: Int) {
    guard let node = convolution(index), let affine = affine(behind: node.outputs[0]), let weights = weights(of: node) else { return }
    graph.set(node.inputs[1], scaled(weights.kernel, by: affine.factor))
    var bias = scaled(weights.bias, by: affine.factor)
    for channel in bias.values.indices { bias.values[channel] += affine.summand }
    setBias(bias, ofNode: index)
    graph.nodes[index]?.outputs = [affine.result]
    remove(affine.nodes)
  }

  /// `x · clip(x + 3, 0, 6) / 6`, which is x times its hard sigmoid.
  private mutating func foldHardSwish(_ index: Int) {
    guard let sum = operation(index, "Add"), let (x, three) = constant(of: sum), three == 3, users[x]?.count == 2,
      let clip = onlyUser(of: sum.outputs[0]), let clipping = operation(clip, "Clip"), clipping.inputs.count == 3,
      graph.tensor(clipping.inputs[1])?.scalar == 0, graph.tensor(clipping.inputs[2])?.scalar == 6,
      let product = onlyUser(of: clipping.outputs[0]), let times = operation(product, "Mul"), times.inputs.contains(x),
      let quotient = onlyUser(of: times.outputs[0]), let division = operation(quotient, "Div"), division.inputs[0] == times.outputs[0],
      graph.tensor(division.inputs[1])?.scalar == 6
    else { return }
    graph.nodes[clip] = ModelGraph.Node(
      operation: "HardSigmoid", inputs: [x], outputs: clipping.outputs,
      others: [ModelGraph.attribute("alpha", float: 1 / 6), ModelGraph.attribute("beta", float: 0.5)])
    graph.nodes[product]?.outputs = division.outputs
    remove([index, quotient])
  }

  /// A value times a constant and plus a constant that one convolution without padding takes: the constants go into its weights.
  ///
  /// With padding they cannot, since what lies around the picture stays 0. There, and where others take the value too, both are one
  /// normalisation, which the runtime keeps in the layout of its convolutions.
  private mutating func foldBeforeConvolution(_ index: Int) {
    guard let scaling = operation(index, "Mul"), let (x, _) = constant(of: scaling), let affine = affine(behind: x),
      affine.nodes.first == index
    else { return }
    if let next = onlyUser(of: affine.result), let node = convolution(next), node.inputs[0] == affine.result, !Self.isPadded(node),
      let weights = weights(of: node)
    {
      var bias = weights.bias
      let size = weights.kernel.values.count / bias.values.count
      for channel in bias.values.indices {
        let sum = weights.kernel.values[(channel * size)..<((channel + 1) * size)].reduce(0.0) { $0 + Double($1) }
        bias.values[channel] += Float(Double(affine.summand) * sum)
      }
      graph.set(node.inputs[1], scaled(weights.kernel, by: affine.factor))
      setBias(bias, ofNode: next)
      graph.nodes[next]?.inputs[0] = x
      remove(affine.nodes)
    } else if let channels = channels(of: x) {
      let values: [(String, Float)] = [("factor", affine.factor), ("summand", affine.summand), ("mean", 0), ("variance", 1)]
      let names = values.map { name, value in
        let full = "\(affine.result)/\(name)"
        graph.set(full, ModelGraph.Tensor(dimensions: [channels], values: [Float](repeating: value, count: channels)))
        return full
      }
      graph.nodes[index] = ModelGraph.Node(
        operation: "BatchNormalization", inputs: [x] + names, outputs: [affine.result],
        others: [ModelGraph.attribute("epsilon", float: 0)])
      remove(Array(affine.nodes.dropFirst()))
    }
  }

  // MARK: Parts

  private struct Affine {
    var factor: Float
    var summand: Float
    var result: String
    var nodes: [Int]
  }

  /// A product with a constant and then a sum with one, where nobody else takes what goes into either.
  private func affine(behind x: String) -> Affine? {
    guard let first = onlyUser(of: x), let product = operation(first, "Mul"), let (_, factor) = constant(of: product),
      let second = onlyUser(of: product.outputs[0]), let sum = operation(second, "Add"), let (_, summand) = constant(of: sum)
    else { return nil }
    return Affine(factor: factor, summand: summand, result: sum.outputs[0], nodes: [first, second])
  }

  private func operation(_ index: Int, _ name: String) -> ModelGraph.Node? {
    guard let node = graph.nodes[index], node.operation == name, node.outputs.count == 1 else { return nil }
    return node
  }

  private func convolution(_ index: Int) -> ModelGraph.Node? {
    guard let node = operation(index, "Conv"), node.inputs.count >= 2, node.inputs.dropFirst().allSatisfy({ users[$0]?.count == 1 }) else {
      return nil
    }
    return node
  }

  private static func isPadded(_ node: ModelGraph.Node) -> Bool {
    ModelGraph.has("auto_pad", node) || ModelGraph.integers("pads", of: node).contains { $0 != 0 }
  }

  /// The value and the constant that a node of two inputs takes.
  private func constant(of node: ModelGraph.Node) -> (value: String, constant: Float)? {
    guard node.inputs.count == 2 else { return nil }
    let scalars = node.inputs.map { graph.tensor($0)?.scalar }
    if let constant = scalars[1], scalars[0] == nil { return (node.inputs[0], constant) }
    if let constant = scalars[0], scalars[1] == nil { return (node.inputs[1], constant) }
    return nil
  }

  private func onlyUser(of name: String) -> Int? {
    guard let users = users[name], users.count == 1, !graph.results.contains(name) else { return nil }
    return users[0]
  }

  private func weights(of node: ModelGraph.Node) -> (kernel: ModelGraph.Tensor, bias: ModelGraph.Tensor)? {
    guard let kernel = graph.tensor(node.inputs[1]), let channels = kernel.dimensions.first, channels > 0 else { return nil }
    if node.inputs.count < 3 { return (kernel, ModelGraph.Tensor(dimensions: [channels], values: [Float](repeating: 0, count: channels))) }
    guard let bias = graph.tensor(node.inputs[2]), bias.values.count == channels else { return nil }
    return (kernel, bias)
  }

  private mutating func setBias(_ bias: ModelGraph.Tensor, ofNode index: Int) {
    guard let node = graph.nodes[index] else { return }
    if node.inputs.count < 3 { graph.nodes[index]?.inputs.append("\(node.outputs[0])/bias") }
    if let name = graph.nodes[index]?.inputs[2] { graph.set(name, bias) }
  }

  /// The number of channels of a value that a convolution gives, or a product of such values.
  private func channels(of name: String) -> Int? {
    guard let maker = makers[name], let node = graph.nodes[maker] else { return nil }
    switch node.operation {
    case "Conv": return node.inputs.count >= 2 ? graph.tensor(node.inputs[1])?.dimensions.first : nil
    case "Mul": return node.inputs.lazy.compactMap { channels(of: $0) }.first
    default: return nil
    }
  }

  private func scaled(_ tensor: ModelGraph.Tensor, by factor: Float) -> ModelGraph.Tensor {
    ModelGraph.Tensor(dimensions: tensor.dimensions, values: tensor.values.map { $0 * factor })
  }

  private mutating func remove(_ indices: [Int]) { for index in indices { graph.nodes[index] = nil } }
}
