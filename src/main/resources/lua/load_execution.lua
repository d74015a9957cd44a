-- Reads an execution.
--
-- KEYS  1 execution
-- Returns what stands there
-- @include execution_content
return content(KEYS[1])
