#!lua flags=allow-oom
-- Writes the turn that an execution ends with, even where memory is out: afterwards there is less of
-- it, and what is retained can go. All else is as it is here:
--
-- @include commit_turn
