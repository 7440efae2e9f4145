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

CREATE VIEW meeting AS SELECT
    id, body->>'$.rank' AS rank, body->>'$.day' AS day, body->>'$.title' AS title, body->>'$.place' AS place,
    body->>'$.present' AS present, body->>'$.began' AS began, body->>'$.ended' AS ended,
    coalesce(body->>'$.over', 0) AS over
    FROM record WHERE kind = 'meeting' ORDER BY body->>'$.day', body->>'$.rank';

CREATE VIEW decision AS SELECT
    id, body->>'$.meeting' AS meeting, body->>'$.rank' AS rank, body->>'$.is' AS "is", body->>'$.text' AS text,
    body->>'$.who' AS who, body->>'$.until' AS until, coalesce(body->>'$.done', 0) AS done,
    body->>'$.sheet' AS sheet, body->>'$.after' AS "after", coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'decision' ORDER BY body->>'$.meeting', body->>'$.rank';

CREATE VIEW poll AS SELECT
    id, body->>'$.meeting' AS meeting, body->>'$.rank' AS rank, body->>'$.asks' AS asks, body->>'$.title' AS title,
    body->>'$.sheet' AS sheet, body->>'$.period' AS period, body->>'$.people' AS people, body->>'$.dots' AS dots,
    body->>'$.after' AS "after", coalesce(body->>'$.shown', 0) AS shown,
    coalesce(body->>'$.confidential', 0) AS confidential
    FROM record WHERE kind = 'poll' ORDER BY body->>'$.meeting', body->>'$.rank';

CREATE VIEW answer AS SELECT
    id, body->>'$.poll' AS poll, body->>'$.option' AS option, coalesce(body->>'$.person', 0) AS person,
    body->>'$.rank' AS rank, body->>'$.title' AS title, coalesce(body->>'$.value', 0) AS value
    FROM record WHERE kind = 'answer' ORDER BY body->>'$.poll', body->>'$.rank', body->>'$.person';
