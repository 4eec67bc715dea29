"""The words a user's query may contain: clauses, operators, functions, procedures.

All are allow lists. ``REFUSED`` only gives words that are not on them a reason that
explains more than "unknown".
"""

from __future__ import annotations

FIRST = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
"""Clauses that may stand first in a query, a subquery or a branch of a UNION."""

CLAUSES = FIRST | {"WHERE", "ORDER", "SKIP", "LIMIT", "UNION"}
"""Clauses, and the parts of clauses that begin with a word of their own."""

INFIX = frozenset({"AND", "OR", "XOR", "IN", "CONTAINS"})
"""Operators of one word between two values."""

SORTS = frozenset({"ASC", "ASCENDING", "DESC", "DESCENDING"})
"""Directions of ORDER BY."""

VALUES = frozenset({"TRUE", "FALSE", "NULL"})
"""Words that are values."""

SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
"""Words that make the braces behind them a reading subquery."""

PATHS = frozenset({"SHORTEST", "TRAIL", "ACYCLIC", "ALL"})
"""Words that may follow ``*`` in a relationship pattern (ladybug)."""

RESERVED = (
    (CLAUSES | INFIX | SORTS | VALUES)
    | {"AS", "BY", "CASE", "DISTINCT", "ELSE", "END", "ENDS", "IS", "NOT", "ON"}
    | {"STARTS", "THEN", "WHEN", "YIELD"}
)
"""Words of the language itself: a variable of that name needs backticks."""

_REASONS = {
    "write": "CREATE MERGE SET DELETE DETACH NODETACH REMOVE FOREACH INSERT UPDATE",
    "file": "LOAD COPY EXPORT IMPORT ATTACH PERIODIC",
    "schema": "DROP ALTER COMMENT RENAME ANALYZE PROJECT MACRO REINDEX",
    "admin": "SHOW USE GRANT DENY REVOKE TERMINATE START STOP ENABLE DEALLOCATE "
    "REALLOCATE INSTALL UNINSTALL FORCE DRYRUN EXECUTE CYPHER PRAGMA",
    "transaction": "BEGIN COMMIT ROLLBACK CHECKPOINT TRANSACTION TRANSACTIONS "
    "CONCURRENT",
    "plan": "EXPLAIN PROFILE",
    "clause": "FILTER LET FINISH NEXT OFFSET FOR USING HINT SELECT ON YIELD",
}
REFUSED = {word: reason for reason, line in _REASONS.items() for word in line.split()}
"""Words that begin something else than reading, with the reason of the refusal."""

_NAMES_TOO = """
UPDATE COMMENT RENAME PROJECT START STOP ENABLE FORCE NEXT OFFSET FOR HINT SELECT
ANALYZE TRANSACTION TRANSACTIONS MACRO PROFILE
"""
NAMES_TOO = frozenset(_NAMES_TOO.split())
"""Refused as clauses, but free as names of variables: no engine takes them for a
clause where a value is expected."""

PROCEDURES = (
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
    "show_tables",
    "table_info",
)
"""Procedures that CALL may name, in any case: they tell what can be asked."""

_FUNCTIONS = """
count sum avg min max collect stdev stdevp percentilecont percentiledisc count_if
all any none single exists isempty
coalesce ifnull nullif greatest least
id elementid label labels type typeof valuetype properties keys
nodes relationships rels startnode endnode start_node end_node length
shortestpath allshortestpaths is_trail is_acyclic
size cardinality char_length character_length head last tail reverse range reduce
abs ceil ceiling floor round sign sqrt cbrt exp e ln log log10 log2 pow power pi
sin cos tan cot asin acos atan atan2 degrees radians haversin isnan rand random even
tolower toupper lower upper lcase ucase trim btrim ltrim rtrim left right substring
substr replace split string_split split_part contains starts_with ends_with prefix
suffix concat concat_ws initcap levenshtein regexp_matches regexp_full_match
regexp_extract normalize
tostring tointeger tofloat toboolean tostringornull tointegerornull tofloatornull
tobooleanornull tostringlist tointegerlist tofloatlist tobooleanlist cast decimal
to_string to_int64 to_int32 to_double to_float to_bool to_date string
list_contains list_has list_has_all list_has_any list_position list_sort
list_reverse_sort list_reverse list_distinct list_unique list_sum list_max list_min
list_product list_slice list_extract list_element list_append list_prepend
list_concat list_any_value list_to_string element_at
map map_keys map_values map_extract struct_extract
date datetime localdatetime localtime time timestamp duration interval date_part
datepart date_trunc datetrunc dayname monthname last_day make_date century
current_date current_timestamp epoch_ms point
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
"""Functions, in lower case: none reads a file, a setting, a sequence or the network,
none changes anything, none makes a text of any length from a number (as ``repeat``
and ``lpad`` do). ``decimal`` is the one type with arguments, in CAST."""
