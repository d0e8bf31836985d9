extension Unicode.Scalar {
  /// Whether it is an ideograph, of those that the model knows.
  var isHan: Bool { (0x3400...0x9FFF).contains(value) }
}
