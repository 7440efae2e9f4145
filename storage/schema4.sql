-- What version 4 adds to a workbook file (docs/file-format.md): views of the kinds of records that
-- came with it, and of fields that older kinds got. Once released it is never edited.

CREATE VIEW "view" AS SELECT
    id, body->>'$.rank' AS rank, body->>'$.title' AS title, body->>'$.sheet' AS sheet,
    body->>'$.period' AS period, body->>'$.section' AS section, body->>'$.frame' AS frame,
    coalesce(body->>'$.page', 0) AS page, body->>'$.layout' AS layout,
    coalesce(body->>'$.veiled', 0) AS veiled, coalesce(body->>'$.hidesAmounts', 0) AS hides_amounts,
    coalesce(body->>'$.hidesNotes', 0) AS hides_notes, coalesce(body->>'$.hidesPrompts', 0) AS hides_prompts
    FROM record WHERE kind = 'view' ORDER BY body->>'$.rank';

DROP VIEW placement;
CREATE VIEW placement AS SELECT
    id, body->>'$.source' AS source, body->>'$.sheet' AS sheet, body->>'$.column' AS "column",
    body->>'$.section' AS section, body->>'$.rank' AS rank, coalesce(body->>'$.free', 0) AS free,
    body->>'$.at' AS "at", coalesce(body->>'$.hidden', 0) AS hidden,
    coalesce(body->>'$.locked', 0) AS locked, coalesce(body->>'$.step', 0) AS step
    FROM record WHERE kind = 'placement';

DROP VIEW note;
CREATE VIEW note AS SELECT
    id, body->>'$.sheet' AS sheet, body->>'$.column' AS "column", body->>'$.section' AS section,
    body->>'$.rank' AS rank, coalesce(body->>'$.free', 0) AS free, body->>'$.at' AS "at",
    body->>'$.tint' AS tint, body->>'$.text' AS text, body->>'$.part' AS part,
    body->>'$.author' AS author, coalesce(body->>'$.confidential', 0) AS confidential,
    coalesce(body->>'$.locked', 0) AS locked, body->>'$.picture' AS picture,
    coalesce(body->>'$.step', 0) AS step
    FROM record WHERE kind = 'note' ORDER BY body->>'$.sheet', body->>'$.rank';
