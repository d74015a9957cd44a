-- Deletes revisions that no execution needs any more.
--
-- KEYS  1 revisions that have been replaced  2.. revisions
-- ARGV  their ids, in the same order
redis.call('UNLINK', unpack(KEYS, 2))
redis.call('ZREM', KEYS[1], unpack(ARGV))
