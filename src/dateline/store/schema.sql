-- The tables of a store. `records`, `marks`, `judgements` and `failures` are kept; everything after them is derived from `records`.
-- Numbers of facts say where they stand: article << 26 | passage << 12 | place in the passage. So an article's facts are one range.

CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS records (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text BLOB NOT NULL,  -- the text, packed
    facts BLOB NOT NULL,  -- the JSON of the record without its text, packed
    program TEXT NOT NULL,
    added TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS marks (
    n INTEGER PRIMARY KEY REFERENCES records (n),
    model TEXT NOT NULL,
    packed BLOB NOT NULL
);

CREATE TABLE IF NOT EXISTS judgements (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    fact TEXT NOT NULL,
    article TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct', 'note', 'undo')),
    field TEXT,  -- what is corrected
    value TEXT,  -- JSON
    note TEXT,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes INTEGER REFERENCES judgements (n),
    said TEXT NOT NULL  -- the fact as it was when it was judged, JSON
);
CREATE INDEX IF NOT EXISTS judgements_fact ON judgements (fact);

CREATE TABLE IF NOT EXISTS failures (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    input TEXT NOT NULL,  -- the path that was given
    ref TEXT NOT NULL,
    error TEXT NOT NULL,
    what TEXT NOT NULL,
    place TEXT NOT NULL,
    remedy TEXT NOT NULL,
    at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 1,
    article BLOB,  -- packed JSON, where the failure came after the article was opened
    published TEXT,
    UNIQUE (input, ref)
);

-- derived

CREATE TABLE article (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    ref TEXT NOT NULL,
    headline TEXT,
    url TEXT,
    publisher TEXT,
    agency TEXT,
    byline TEXT,
    language TEXT NOT NULL,
    published TEXT,
    at INTEGER NOT NULL,  -- published as YYYYMMDDhhmm; 0 where unknown
    program TEXT NOT NULL
);
CREATE INDEX article_at ON article (at);
CREATE INDEX article_publisher ON article (publisher, at) WHERE publisher IS NOT NULL;

-- Things that many reports name are written once; `whole` is a hash of all of one.

CREATE TABLE who (
    n INTEGER PRIMARY KEY,
    whole INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT,
    sector TEXT NOT NULL,  -- most specific first, separated by spaces
    office TEXT
);
CREATE UNIQUE INDEX who_whole ON who (whole);
CREATE INDEX who_code ON who (code) WHERE code IS NOT NULL;
CREATE VIRTUAL TABLE called USING fts5 (name, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE site (
    n INTEGER PRIMARY KEY,
    whole INTEGER NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    latitude REAL,
    longitude REAL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL  -- the name as it is looked up
);
CREATE UNIQUE INDEX site_whole ON site (whole);
CREATE INDEX site_key ON site (key);
CREATE VIRTUAL TABLE area USING rtree (n, south, north, west, east);

CREATE TABLE moment (
    n INTEGER PRIMARY KEY,
    whole INTEGER NOT NULL,
    value TEXT NOT NULL,
    start TEXT,
    "end" TEXT,
    grain TEXT
);
CREATE UNIQUE INDEX moment_whole ON moment (whole);

CREATE TABLE amount (
    n INTEGER PRIMARY KEY,
    whole INTEGER NOT NULL,
    low REAL,
    high REAL,
    approximate INTEGER NOT NULL,
    of TEXT,
    unit TEXT
);
CREATE UNIQUE INDEX amount_whole ON amount (whole);
CREATE INDEX amount_of ON amount (of, low);

CREATE TABLE mention (
    article INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind INTEGER NOT NULL,  -- 0 actor, 1 place, 2 time, 3 quantity
    thing INTEGER NOT NULL,  -- n of who, site, moment, amount
    PRIMARY KEY (article, start, "end", kind, thing)
) WITHOUT ROWID;

CREATE TABLE claim (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    act TEXT NOT NULL,
    polarity TEXT NOT NULL,
    verbatim TEXT NOT NULL,
    speaker INTEGER,
    label TEXT,  -- of the speaker, as in party
    told INTEGER,
    anonymous INTEGER NOT NULL,
    at INTEGER NOT NULL,
    dated INTEGER NOT NULL,  -- what `at` is: 0 unknown, 1 the day of publication, 2 the time that the text gives
    moment INTEGER,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    spans TEXT NOT NULL,  -- content, JSON
    passage_start INTEGER NOT NULL,
    passage_end INTEGER NOT NULL,
    within INTEGER,
    score REAL NOT NULL
);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_at ON claim (at);
CREATE INDEX claim_speaker ON claim (label, at) WHERE label IS NOT NULL;

CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    cameo TEXT,
    status TEXT NOT NULL,
    at INTEGER NOT NULL,  -- as in claim
    dated INTEGER NOT NULL,
    moment INTEGER,
    site INTEGER,
    country TEXT,
    claim INTEGER,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    passage_start INTEGER NOT NULL,
    passage_end INTEGER NOT NULL,
    actors TEXT NOT NULL,  -- n of who, JSON
    recipients TEXT NOT NULL,
    score REAL NOT NULL
);
CREATE INDEX event_id ON event (id);
CREATE INDEX event_at ON event (at);
CREATE INDEX event_type ON event (type, at);
CREATE INDEX event_country ON event (country, at) WHERE country IS NOT NULL;
CREATE INDEX event_site ON event (site, at) WHERE site IS NOT NULL;

CREATE TABLE party (
    role INTEGER NOT NULL,  -- 0 actor, 1 recipient, 2 speaker of the claim that vouches
    label TEXT NOT NULL,  -- the code; # and the number of who where there is none
    at INTEGER NOT NULL,
    event INTEGER NOT NULL,
    who INTEGER NOT NULL,
    PRIMARY KEY (role, label, at, event, who)
) WITHOUT ROWID;

CREATE TABLE pair (
    actor TEXT NOT NULL,
    recipient TEXT NOT NULL,
    at INTEGER NOT NULL,
    event INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (actor, recipient, at, event)
) WITHOUT ROWID;

CREATE TABLE counted (
    amount INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (amount, event)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE passage USING fts5 (text, content = '', tokenize = "porter unicode61 remove_diacritics 2");
