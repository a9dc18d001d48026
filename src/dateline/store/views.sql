-- What `dateline sql` may ask. docs/sql.md is made of these comments.

-- One report each.
CREATE VIEW articles AS
SELECT
    a.id AS id,  -- hash of text and url
    a.ref AS ref,  -- the caller's id, or the name of the file
    a.headline AS headline,
    a.publisher AS publisher,
    a.agency AS agency,  -- the news agency that is credited
    a.byline AS byline,
    a.url AS url,
    a.published AS published,  -- ISO 8601
    a.language AS language,  -- ISO 639-1
    a.program AS program,  -- what made the record
    r.added AS added,  -- when it was kept
    a.n AS n  -- its number in this file
FROM article a JOIN records r ON r.n = a.n;

-- Something done, each with its status and what vouches for it.
CREATE VIEW events AS
SELECT
    CASE typeof(e.id) WHEN 'blob' THEN 'event-' || lower(hex(e.id)) ELSE e.id END AS id,
    a.id AS article,
    e.type AS type,  -- PLOVER
    e.mode AS mode,
    e.cameo AS cameo,
    e.status AS status,  -- actual, historical, future, possible, conditional, requested or negated
    CASE WHEN e.at THEN substr(e.at, 1, 4) || '-' || substr(e.at, 5, 2) || '-' || substr(e.at, 7, 2) END AS day,  -- of the event, or of publication: see dated
    CASE e.dated WHEN 2 THEN 'text' WHEN 1 THEN 'published' END AS dated,  -- what day is: the first day of the time that the text gives, or the day of publication
    m.value AS time,  -- as the text gives it (TIMEX3)
    m.start AS start,  -- of that time, ISO 8601
    m."end" AS "end",  -- first moment after it
    s.name AS place,
    e.country AS country,  -- of the place, ISO 3166 alpha-3
    s.latitude AS latitude,
    s.longitude AS longitude,
    CASE typeof(c.id) WHEN 'blob' THEN 'claim-' || lower(hex(c.id)) ELSE c.id END AS claim,  -- that vouches for it; null where the report itself does
    w.name AS speaker,  -- of that claim
    w.code AS speaker_code,
    c.act AS act,  -- of that claim
    e.start AS trigger_start,  -- the first character of the words that name the doing
    e."end" AS trigger_end,
    e.score AS score,  -- 0 to 1
    a.publisher AS publisher,
    a.published AS published,
    e.n AS n  -- its number in this file
FROM event e
JOIN article a ON a.n = e.n >> 26
LEFT JOIN moment m ON m.n = e.moment
LEFT JOIN site s ON s.n = e.site
LEFT JOIN claim c ON c.n = e.claim
LEFT JOIN who w ON w.n = c.speaker;

-- Who took part in an event: one row for each actor and recipient.
CREATE VIEW participants AS
SELECT
    CASE typeof(e.id) WHEN 'blob' THEN 'event-' || lower(hex(e.id)) ELSE e.id END AS event,
    'actor' AS role,  -- actor or recipient
    w.name AS name,
    w.kind AS kind,
    w.code AS code,  -- whom it counts for between states
    w.sector AS sector,  -- PLOVER sectors, most specific first
    w.office AS office,
    e.n AS event_n
FROM event e, json_each(e.actors) j JOIN who w ON w.n = j.value
UNION ALL
SELECT
    CASE typeof(e.id) WHEN 'blob' THEN 'event-' || lower(hex(e.id)) ELSE e.id END,
    'recipient',
    w.name,
    w.kind,
    w.code,
    w.sector,
    w.office,
    e.n
FROM event e, json_each(e.recipients) j JOIN who w ON w.n = j.value;

-- Somebody says something.
CREATE VIEW claims AS
SELECT
    CASE typeof(c.id) WHEN 'blob' THEN 'claim-' || lower(hex(c.id)) ELSE c.id END AS id,
    a.id AS article,
    c.act AS act,  -- say, deny, demand, …
    c.polarity AS polarity,  -- negated: declined to say
    c.verbatim AS verbatim,  -- full, partial or none
    w.name AS speaker,
    w.code AS speaker_code,
    w.sector AS speaker_sector,
    t.name AS told,  -- whom it was said to
    t.code AS told_code,
    c.anonymous AS anonymous,  -- 1 where the speaker is kept unnamed
    CASE WHEN c.at THEN substr(c.at, 1, 4) || '-' || substr(c.at, 5, 2) || '-' || substr(c.at, 7, 2) END AS day,  -- as in events
    CASE c.dated WHEN 2 THEN 'text' WHEN 1 THEN 'published' END AS dated,
    CASE typeof(o.id) WHEN 'blob' THEN 'claim-' || lower(hex(o.id)) ELSE o.id END AS within,  -- the claim that contains this one
    c.spans AS content,  -- what is said: JSON list of [start, end)
    c.score AS score,
    a.publisher AS publisher,
    a.published AS published,
    c.n AS n  -- its number in this file
FROM claim c
JOIN article a ON a.n = c.n >> 26
LEFT JOIN who w ON w.n = c.speaker
LEFT JOIN who t ON t.n = c.told
LEFT JOIN claim o ON o.n = c.within;

-- Where a text names an actor, a place, a time or a quantity.
CREATE VIEW mentions AS
SELECT
    a.id AS article,
    m.start AS start,  -- first character
    m."end" AS "end",  -- first character after it
    CASE m.kind WHEN 0 THEN 'actor' WHEN 1 THEN 'place' WHEN 2 THEN 'time' ELSE 'quantity' END AS kind,
    CASE m.kind WHEN 0 THEN w.name WHEN 1 THEN s.name WHEN 2 THEN t.value ELSE q.of END AS name,  -- of a quantity: what is counted
    CASE m.kind WHEN 0 THEN w.code WHEN 1 THEN s.country END AS code,
    q.low AS low,  -- of a quantity; null where open
    q.high AS high,
    q.unit AS unit
FROM mention m
JOIN article a ON a.n = m.article
LEFT JOIN who w ON m.kind = 0 AND w.n = m.thing
LEFT JOIN site s ON m.kind = 1 AND s.n = m.thing
LEFT JOIN moment t ON m.kind = 2 AND t.n = m.thing
LEFT JOIN amount q ON m.kind = 3 AND q.n = m.thing;

-- Every actor of every report, each once.
CREATE VIEW actors AS
SELECT
    name,
    kind,
    code,  -- whom it counts for between states
    sector,  -- PLOVER sectors, most specific first
    office
FROM who;

-- Every place of every report, each once.
CREATE VIEW places AS
SELECT
    name,
    country,  -- ISO 3166 alpha-3
    latitude,
    longitude,
    kind
FROM site;

-- What people judged, newest last; what was undone is left out.
CREATE VIEW judged AS
SELECT
    j.n AS n,
    j.fact AS fact,  -- id of an event or a claim
    j.article AS article,
    j.verdict AS verdict,  -- accept, reject, correct or note
    j.field AS field,  -- that is corrected
    j.value AS value,  -- what it should be, JSON
    j.note AS note,
    j.by AS by,
    j.at AS at
FROM judgements j
WHERE j.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM judgements u WHERE u.undoes = j.n);
