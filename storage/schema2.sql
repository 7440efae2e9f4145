-- What version 2 adds to a workbook file (docs/file-format.md): views of the kinds of records that
-- came with it, and of fields that older kinds got. Once released it is never edited.

DROP VIEW info;
CREATE VIEW info AS SELECT
    body->>'$.cluster' AS cluster, body->>'$.country' AS country, body->>'$.type' AS type,
    body->>'$.category' AS category, body->>'$.helix' AS helix, body->>'$.founded' AS founded,
    body->>'$.members' AS members, body->>'$.staff' AS staff, body->>'$.currency' AS currency,
    body->>'$.language' AS language, body->>'$.second' AS second, body->>'$.about' AS about
    FROM record WHERE kind = 'info';

DROP VIEW sheet;
CREATE VIEW sheet AS SELECT
    id, body->>'$.title' AS title, body->>'$.template' AS template, body->>'$.scenario' AS scenario,
    body->>'$.period' AS period, body->>'$.against' AS against, body->>'$.rank' AS rank
    FROM record WHERE kind = 'sheet' ORDER BY body->>'$.rank';

DROP VIEW note;
CREATE VIEW note AS SELECT
    id, body->>'$.sheet' AS sheet, body->>'$.column' AS "column", body->>'$.section' AS section,
    body->>'$.rank' AS rank, coalesce(body->>'$.free', 0) AS free, body->>'$.at' AS "at",
    body->>'$.tint' AS tint, body->>'$.text' AS text, body->>'$.part' AS part,
    body->>'$.author' AS author, coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'note' ORDER BY body->>'$.sheet', body->>'$.rank';

CREATE VIEW cost_line AS SELECT
    id, body->>'$.scenario' AS scenario, body->>'$.rank' AS rank, body->>'$.group' AS "group",
    body->>'$.deck' AS deck, body->>'$.title' AS title,
    coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'cost_line' ORDER BY body->>'$.scenario', body->>'$.rank';

CREATE VIEW cost AS SELECT
    id, body->>'$.line' AS line, body->>'$.period' AS period, body->>'$.amount' AS minor_units,
    body->>'$.status' AS status, body->>'$.basis' AS basis, body->>'$.origin' AS origin
    FROM record WHERE kind = 'cost';

CREATE VIEW field AS SELECT
    id, body->>'$.of' AS "of", body->>'$.key' AS "key", body->>'$.text' AS text
    FROM record WHERE kind = 'field';

CREATE VIEW horizon AS SELECT
    id, body->>'$.rank' AS rank, body->>'$.label' AS label, body->>'$.year' AS year
    FROM record WHERE kind = 'horizon' ORDER BY body->>'$.rank';

CREATE VIEW metric AS SELECT
    id, body->>'$.rank' AS rank, body->>'$.title' AS title, body->>'$.unit' AS unit,
    body->>'$.measures' AS measures, body->>'$.origin' AS origin, body->>'$.owner' AS owner,
    body->>'$.scale' AS scale, body->>'$.shareOf' AS share_of, coalesce(body->>'$.parked', 0) AS parked
    FROM record WHERE kind = 'metric' ORDER BY body->>'$.rank';

CREATE VIEW target AS SELECT
    id, body->>'$.metric' AS metric, body->>'$.horizon' AS horizon,
    (body->>'$.value') / 1000000.0 AS value, body->>'$.basis' AS basis, body->>'$.origin' AS origin
    FROM record WHERE kind = 'target';

CREATE VIEW reading AS SELECT
    id, body->>'$.metric' AS metric, body->>'$.day' AS "day",
    (body->>'$.value') / 1000000.0 AS value, body->>'$.origin' AS origin, body->>'$.by' AS "by"
    FROM record WHERE kind = 'reading' ORDER BY body->>'$.metric', body->>'$.day';

CREATE VIEW reference AS SELECT
    id, body->>'$.rank' AS rank, body->>'$.cluster' AS cluster, body->>'$.measure' AS measure,
    body->>'$.unit' AS unit, (body->>'$.value') / 1000000.0 AS value, body->>'$.year' AS year,
    body->>'$.origin' AS origin, body->>'$.metric' AS metric
    FROM record WHERE kind = 'reference' ORDER BY body->>'$.rank';
