-- Deletes an activity with its queue. Nothing is put into the queue of an activity that is not there.
--
-- KEYS  1 activity  2 queue  3 leased tasks  4 waiting instances
--       5 tasks that workers have
redis.call('UNLINK', unpack(KEYS))
