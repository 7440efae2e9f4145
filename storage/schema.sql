-- A workbook file, version 1 (docs/file-format.md). This is the first step of migrate.go: once
-- released it is never edited, for files are compared with it word for word.

CREATE TABLE record (
    id   TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    body TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    seq    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    at     TEXT NOT NULL, -- RFC 3339, UTC
    label  TEXT NOT NULL, -- JSON
    diff   TEXT NOT NULL, -- JSON
    undoes TEXT           -- the id of the change that this one undoes
) STRICT;

CREATE TABLE asset (
    hash  TEXT NOT NULL PRIMARY KEY, -- SHA-256 of bytes, in hex
    mime  TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- What follows is for human eyes. The program never reads it.

CREATE VIEW info AS SELECT
    body->>'$.cluster' AS cluster, body->>'$.type' AS type, body->>'$.category' AS category,
    body->>'$.helix' AS helix, body->>'$.founded' AS founded, body->>'$.members' AS members,
    body->>'$.staff' AS staff, body->>'$.currency' AS currency, body->>'$.language' AS language,
    body->>'$.about' AS about
    FROM record WHERE kind = 'info';

CREATE VIEW template AS SELECT
    id, body->>'$.json' AS json
    FROM record WHERE kind = 'template';

CREATE VIEW scenario AS SELECT
    id, body->>'$.title' AS title, body->>'$.rank' AS rank, body->>'$.basedOn' AS based_on
    FROM record WHERE kind = 'scenario' ORDER BY body->>'$.rank';

CREATE VIEW period AS SELECT
    id, body->>'$.scenario' AS scenario, body->>'$.label' AS label, body->>'$.rank' AS rank,
    body->>'$.fromYear' AS from_year, body->>'$.toYear' AS to_year
    FROM record WHERE kind = 'period' ORDER BY body->>'$.scenario', body->>'$.rank';

CREATE VIEW card AS SELECT
    id, body->>'$.deck' AS deck, body->>'$.title' AS title, body->>'$.body' AS body,
    body->>'$.group' AS "group", body->>'$.side' AS side, body->>'$.level' AS level,
    body->>'$.use' AS "use"
    FROM record WHERE kind = 'card';

CREATE VIEW source AS SELECT
    id, body->>'$.scenario' AS scenario, body->>'$.card' AS card, body->>'$.rank' AS rank,
    body->>'$.title' AS title, body->>'$.payer' AS payer, body->>'$.group' AS "group",
    body->>'$.side' AS side, body->>'$.use' AS "use",
    (body->>'$.starts') / 12 AS starts_year, (body->>'$.starts') % 12 + 1 AS starts_month,
    (body->>'$.ends') / 12 AS ends_year, (body->>'$.ends') % 12 + 1 AS ends_month,
    coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'source' ORDER BY body->>'$.scenario', body->>'$.rank';

CREATE VIEW funding AS SELECT
    id, body->>'$.source' AS source, body->>'$.period' AS period,
    (body->>'$.value.share') / 10000.0 AS percent, body->>'$.value.amount' AS minor_units,
    body->>'$.status' AS status, body->>'$.basis' AS basis, body->>'$.origin' AS origin
    FROM record WHERE kind = 'funding';

CREATE VIEW total AS SELECT
    id, body->>'$.period' AS period, body->>'$.of' AS "of",
    (body->>'$.value.share') / 10000.0 AS percent, body->>'$.value.amount' AS minor_units,
    body->>'$.basis' AS basis, body->>'$.origin' AS origin
    FROM record WHERE kind = 'total';

CREATE VIEW sheet AS SELECT
    id, body->>'$.title' AS title, body->>'$.template' AS template, body->>'$.scenario' AS scenario,
    body->>'$.period' AS period, body->>'$.rank' AS rank
    FROM record WHERE kind = 'sheet' ORDER BY body->>'$.rank';

CREATE VIEW placement AS SELECT
    id, body->>'$.source' AS source, body->>'$.sheet' AS sheet, body->>'$.column' AS "column",
    body->>'$.section' AS section, body->>'$.rank' AS rank, coalesce(body->>'$.free', 0) AS free,
    body->>'$.at' AS "at", coalesce(body->>'$.hidden', 0) AS hidden
    FROM record WHERE kind = 'placement';

CREATE VIEW note AS SELECT
    id, body->>'$.sheet' AS sheet, body->>'$.column' AS "column", body->>'$.section' AS section,
    body->>'$.rank' AS rank, coalesce(body->>'$.free', 0) AS free, body->>'$.at' AS "at",
    body->>'$.tint' AS tint, body->>'$.text' AS text,
    body->>'$.author' AS author, coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'note' ORDER BY body->>'$.sheet', body->>'$.rank';

CREATE VIEW history AS SELECT
    seq, at, label->>'$.key' AS label, label->>'$.args' AS args, undoes,
    (SELECT count(*) FROM json_each(diff)) AS records
    FROM change ORDER BY seq;
