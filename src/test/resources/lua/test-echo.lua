-- Gives back what it got, for tests.
-- KEYS: any. ARGV: any.
-- @include test-joined
return joined(KEYS, ARGV)
