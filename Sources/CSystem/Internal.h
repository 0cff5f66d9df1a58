#ifndef PLUMBLINE_CSYSTEM_INTERNAL_H
#define PLUMBLINE_CSYSTEM_INTERNAL_H

/// Closes every descriptor from `lowest` on. Safe between vfork and exec.
void plumbline_close_above(int lowest);

/// Confines the calling thread by a ruleset, for good; its own entry in /proc stays readable. 0, or -1 with errno set.
/// Safe between vfork and exec.
int plumbline_landlock_enter(int ruleset);

#endif
