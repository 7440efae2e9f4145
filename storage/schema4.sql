-- What version 4 adds to a workbook file (docs/file-format.md): views of the kinds of records that
-- came with it, and of fields that older kinds got. Once released it is never edited.

CREATE VIEW "view" AS SELECT
    id, body->>'$.rank' AS rank, body->>'$.title' AS title, body->>'$.sheet' AS sheet,
    body->>'$.period' AS period, body->>'$.section' AS section, body->>'$.frame' AS frame,
    coalesce(body->>'$.page', 0) AS page, body->>'$.layout' AS layout,
    coalesce(body->>'$.veiled', 0) AS veiled, coalesce(body->>'$.hidesAmounts', 0) AS hides_amounts,
    coalesce(body->>'$.hidesNotes', 0) AS hides_notes, coalesce(body->>'$.hidesPrompts', 0) AS hides_prompts
    FROM record WHERE kind = 'view' ORDER BY body->>'$.rank';
