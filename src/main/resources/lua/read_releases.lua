-- Reads the versions of a state machine, and its aliases.
--
-- KEYS  1 versions  2 aliases
-- Returns {fields and values of the versions, names and values of the aliases}
return {redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2])}
