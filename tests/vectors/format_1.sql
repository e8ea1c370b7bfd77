-- What made a ledger's tables in format 1, as it was written then. Never edited.
PRAGMA journal_mode=WAL;
CREATE TABLE stored_events (position INTEGER PRIMARY KEY AUTOINCREMENT, originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL, topic TEXT NOT NULL, state BLOB NOT NULL, recorded_at TEXT NOT NULL, effective_on TEXT, unit TEXT, UNIQUE (originator_id, originator_version));
CREATE INDEX stored_events_recorded_at ON stored_events (recorded_at);
CREATE INDEX stored_events_effective_on ON stored_events (effective_on);
CREATE INDEX stored_events_unit ON stored_events (unit);
CREATE TABLE tree_nodes (level INTEGER, idx INTEGER, hash BLOB NOT NULL, PRIMARY KEY (level, idx)) WITHOUT ROWID;
PRAGMA application_id=330817;
PRAGMA user_version=1;
