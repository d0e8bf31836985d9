/// The views that answer what a team asks.
///
/// Amounts in them are yuan; documents that a newer version replaced are left out.
enum SQLiteViews {
  /// The statements in the order in which they build on each other.
  static let statements = [
    currentDocuments, threePublic, expenditureByFunction, indicatorsByProject, failedChecks, unconfirmedAmounts, yearOverYear,
  ]

  private static let currentDocuments = """
    CREATE VIEW current_documents AS
    SELECT * FROM documents WHERE document NOT IN (SELECT document FROM supersessions)
    """

  private static let threePublic = """
    CREATE VIEW three_public AS
    SELECT f.agency_name, f.fiscal_year, f.entity, f.document_kind, f.phase, substr(f.metric, 13) AS item, c.chinese AS item_name,
      f.fen / 100.0 AS yuan, f.origin, f.agrees, f.standing, coalesce(f.table_page, f.narrative_page) AS page, d.file, f.document
    FROM figures f JOIN current_documents d USING (document) JOIN codelists c ON c.list = 'metric' AND c.value = f.metric
    WHERE f.metric LIKE 'threePublic.%'
    """

  private static let expenditureByFunction = """
    CREATE VIEW expenditure_by_function AS
    SELECT f.agency_name, f.fiscal_year, f.entity, f.document_kind, f.code, f.name, f.level, f.is_leaf, f.scope, f.unit_name,
      f.fen / 100.0 AS yuan, f.basic_fen / 100.0 AS basic_yuan, f.project_fen / 100.0 AS project_yuan, f.standing, f.page, d.file, f.document
    FROM functions f JOIN current_documents d USING (document)
    """

  private static let indicatorsByProject = """
    CREATE VIEW indicators_by_project AS
    SELECT i.agency_name, i.fiscal_year, p.project_code, p.project_name, p.budget_total_fen / 100.0 AS budget_yuan, i.period, i.level1,
      i.level2, i.level3, i.description, i.target, i.target_comparator, i.target_value, i.target_unit, i.actual, i.actual_value, i.weight,
      i.score, i.page, d.file, i.document, i.table_id, i.project_no, i.indicator_no
    FROM indicators i JOIN projects p USING (document, table_id, project_no) JOIN current_documents d USING (document)
    """

  private static let failedChecks = """
    CREATE VIEW failed_checks AS
    SELECT d.agency_name, d.fiscal_year, d.file, c.rule, l.chinese AS rule_name, c.rounding, c.expected_fen / 100.0 AS expected_yuan,
      c.actual_fen / 100.0 AS actual_yuan, c.difference_fen / 100.0 AS difference_yuan, c.message, t.title AS table_title, c.page, c.document,
      c.check_no
    FROM checks c JOIN current_documents d USING (document) LEFT JOIN tables t USING (document, table_id)
      JOIN codelists l ON l.list = 'checkRule' AND l.value = c.rule
    WHERE NOT c.passed
    """

  private static let unconfirmedAmounts = """
    CREATE VIEW unconfirmed_amounts AS
    SELECT d.agency_name, d.fiscal_year, d.file, a.kind, a.code, a.name, a.key, a.fen / 100.0 AS yuan, a.printed, a.standing, a.confidence,
      a.page, a.document, a.table_id, a.row_no
    FROM amounts a JOIN current_documents d USING (document)
    WHERE a.standing IS NOT 'confirmed' AND a.fen <> 0
    """

  /// A year's own figure beside that of the year before: from that year's document, else as the document itself prints it.
  private static let yearOverYear = """
    CREATE VIEW year_over_year AS
    SELECT f.agency_name, f.entity, f.metric, f.phase, f.fiscal_year, f.fen / 100.0 AS yuan,
      coalesce(o.fen, p.fen) / 100.0 AS previous_yuan, (f.fen - coalesce(o.fen, p.fen)) / 100.0 AS change_yuan,
      round(100.0 * (f.fen - coalesce(o.fen, p.fen)) / nullif(coalesce(o.fen, p.fen), 0), 2) AS change_percent,
      CASE WHEN o.fen IS NOT NULL THEN 'document' WHEN p.fen IS NOT NULL THEN 'column' END AS previous_from, f.document
    FROM figures f JOIN current_documents d USING (document)
      LEFT JOIN figures p ON p.document = f.document AND p.metric = f.metric AND p.phase = 'previous'
      LEFT JOIN (
        SELECT g.*, e.region_code FROM figures g JOIN current_documents e USING (document)
      ) o ON o.metric = f.metric AND o.fiscal_year = f.fiscal_year - 1 AND o.agency_name = f.agency_name AND o.entity IS f.entity
        AND o.document_kind = f.document_kind AND o.phase = f.phase AND o.region_code IS d.region_code
    WHERE f.phase <> 'previous'
    """
}

/// The full-text search over indicators and narrative.
///
/// Its tokens are three characters long, since Chinese has no spaces between words; shorter words are found by `LIKE`.
enum SQLiteSearch {
  /// The statements that make the table of texts, the index over it, and what keeps both in step.
  static let statements = [
    """
    CREATE TABLE texts (
      id INTEGER PRIMARY KEY,
      document TEXT NOT NULL REFERENCES documents (document) ON DELETE CASCADE,
      source TEXT NOT NULL,
      place TEXT NOT NULL,
      page INTEGER,
      text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX texts_by_document ON texts (document)",
    "CREATE VIRTUAL TABLE search USING fts5 (text, content = 'texts', content_rowid = 'id', tokenize = 'trigram')",
    "CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN INSERT INTO search (rowid, text) VALUES (new.id, new.text); END",
    """
    CREATE TRIGGER texts_removed AFTER DELETE ON texts
    BEGIN INSERT INTO search (search, rowid, text) VALUES ('delete', old.id, old.text); END
    """,
  ]

  /// Takes the texts of a document from the relations that hold them.
  static let additions = [
    """
    INSERT INTO texts (document, source, place, page, text)
    SELECT document, 'narrative', 'paragraph ' || paragraph_no, section_page, text FROM paragraphs WHERE document = ?
    """,
    """
    INSERT INTO texts (document, source, place, page, text)
    SELECT document, 'indicator', table_id || ' project ' || project_no || ' indicator ' || indicator_no, page,
      trim(coalesce(project_name, '') || ' ' || coalesce(level1, '') || ' ' || coalesce(level2, '') || ' ' || level3 || ' '
        || coalesce(description, '') || ' ' || target) FROM indicators WHERE document = ?
    """,
  ]
}
