-- What version 3 adds to a workbook file (docs/file-format.md): views of the kinds of records that
-- came with it, and of fields that older kinds got. Once released it is never edited.

DROP VIEW info;
CREATE VIEW info AS SELECT
    body->>'$.cluster' AS cluster, body->>'$.country' AS country, body->>'$.type' AS type,
    body->>'$.category' AS category, body->>'$.helix' AS helix, body->>'$.founded' AS founded,
    body->>'$.members' AS members, body->>'$.staff' AS staff, body->>'$.currency' AS currency,
    body->>'$.language' AS language, body->>'$.second' AS second, body->>'$.about' AS about,
    body->>'$.logo' AS logo, body->>'$.brand' AS brand
    FROM record WHERE kind = 'info';

DROP VIEW funding;
CREATE VIEW funding AS SELECT
    id, body->>'$.source' AS source, body->>'$.period' AS period,
    (body->>'$.value.share') / 10000.0 AS percent, body->>'$.value.amount' AS minor_units,
    body->>'$.status' AS status, body->>'$.basis' AS basis, body->>'$.origin' AS origin,
    coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'funding';

DROP VIEW total;
CREATE VIEW total AS SELECT
    id, body->>'$.period' AS period, body->>'$.of' AS "of",
    (body->>'$.value.share') / 10000.0 AS percent, body->>'$.value.amount' AS minor_units,
    body->>'$.basis' AS basis, body->>'$.origin' AS origin,
    coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'total';

DROP VIEW cost;
CREATE VIEW cost AS SELECT
    id, body->>'$.line' AS line, body->>'$.period' AS period, body->>'$.amount' AS minor_units,
    body->>'$.status' AS status, body->>'$.basis' AS basis, body->>'$.origin' AS origin,
    coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'cost';

DROP VIEW placement;
CREATE VIEW placement AS SELECT
    id, body->>'$.source' AS source, body->>'$.sheet' AS sheet, body->>'$.column' AS "column",
    body->>'$.section' AS section, body->>'$.rank' AS rank, coalesce(body->>'$.free', 0) AS free,
    body->>'$.at' AS "at", coalesce(body->>'$.hidden', 0) AS hidden,
    coalesce(body->>'$.locked', 0) AS locked
    FROM record WHERE kind = 'placement';

DROP VIEW note;
CREATE VIEW note AS SELECT
    id, body->>'$.sheet' AS sheet, body->>'$.column' AS "column", body->>'$.section' AS section,
    body->>'$.rank' AS rank, coalesce(body->>'$.free', 0) AS free, body->>'$.at' AS "at",
    body->>'$.tint' AS tint, body->>'$.text' AS text, body->>'$.part' AS part,
    body->>'$.author' AS author, coalesce(body->>'$.confidential', 0) AS confidential,
    coalesce(body->>'$.locked', 0) AS locked, body->>'$.picture' AS picture
    FROM record WHERE kind = 'note' ORDER BY body->>'$.sheet', body->>'$.rank';

CREATE VIEW link AS SELECT
    id, body->>'$.sheet' AS sheet, body->>'$.from' AS "from", body->>'$.fromColumn' AS from_column,
    body->>'$.to' AS "to", body->>'$.toColumn' AS to_column, body->>'$.label' AS label
    FROM record WHERE kind = 'link' ORDER BY body->>'$.sheet';

-- What undo does not reach is joined: how many changes a row was, and when the first of them was
-- made. NULL is a change as it was made.
DROP VIEW history;
ALTER TABLE change ADD COLUMN joins INTEGER;
ALTER TABLE change ADD COLUMN since TEXT;
CREATE VIEW history AS SELECT
    seq, at, label->>'$.key' AS label, label->>'$.args' AS args, undoes,
    (SELECT count(*) FROM json_each(diff)) AS records, joins
    FROM change ORDER BY seq;

CREATE TABLE mark (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    kind    TEXT NOT NULL, -- opened, worked, exported, snapshot
    at      TEXT NOT NULL, -- RFC 3339, UTC
    "after" TEXT NOT NULL, -- the id of the change that it stands behind; empty: before the first
    name    TEXT NOT NULL,
    remark  TEXT NOT NULL
) STRICT;
