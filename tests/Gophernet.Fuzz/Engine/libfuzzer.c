// libFuzzer as a library: the fuzzed code is not linked with it, so its counters of coverage are these, which SharpFuzz's instrumentation counts in.
#include <stddef.h>
#include <stdint.h>

typedef int (*target)(const uint8_t *data, size_t size);

int LLVMFuzzerRunDriver(int *argc, char ***argv, target run);

__attribute__((section("__libfuzzer_extra_counters"), used)) static uint8_t counters[1 << 16];

uint8_t *fuzz_counters(void)
{
    return counters;
}

int fuzz_run(int argc, char **argv, target run)
{
    return LLVMFuzzerRunDriver(&argc, &argv, run);
}
