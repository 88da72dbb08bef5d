// The one main of every test program: doctest's own, compiled once and linked into all of them.
// Knows no test; each room's tests are in tests/<room>/.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
