// Runs before the runtime, and after it. Under a limit of address space (ulimit -v) the C library reserves 128 MB for the memory of each thread that uses it,
// and 8 MB for the stack of each, and the collector what is left; so they are told what to take. Without a limit, this is three system calls.
#define _GNU_SOURCE
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

// With fewer open files, the runtime fails where its streams are opened, before there is a message.
enum { least_files = 16 };

// From <sys/mman.h> of later versions.
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

enum { megabyte = 1024 * 1024, stack = 1536 * 1024, region = 4 * megabyte };

// With less, the runtime does not start.
static const rlim_t least = 80ul * megabyte;

// The executable, stacks and buffers of the C library.
static const rlim_t others = 56ul * megabyte;

// Of the linker: where memory that begins as zeros does.
extern char __bss_start[], _end[];

static int has_started;

static void fail(const char *text)
{
    ssize_t written = write(STDERR_FILENO, text, strlen(text));
    (void)written;
    _exit(1);
}

// Called where our own code begins.
void gophernet_started(void)
{
    has_started = 1;
}

// A runtime that gets no memory or thread for itself ends the process without a word.
__attribute__((destructor)) static void end(void)
{
    if (!has_started)
    {
        fail("gophernet: the system gives too little memory or too few threads to start\nRaise the limits: ulimit -v, ulimit -u, or those of the container.\n");
    }
}

// Or it goes on, and reads what it has not got. What the runtime does not handle itself, it hands on to this.
static void end_at_fault(int number)
{
    end();
    signal(number, SIG_DFL); // a fault of ours: it is met again, and ends the process
}

// The runtime unpacks its tables of types there, all 2 MB: asked for at once they take half of the time that 500 faults do. Linux before 5.14 declines.
static void populate(void)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)__bss_start + page - 1) & -page;
    madvise((void *)start, (uintptr_t)_end - start, MADV_POPULATE_WRITE);
}

__attribute__((constructor)) static void begin(void)
{
    signal(SIGSEGV, end_at_fault);
    populate();
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < least_files)
    {
        fail("gophernet: too few open files are allowed: it needs 16\nRaise the limit: ulimit -n 1024\n");
    }

    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    {
        return;
    }

    if (limit.rlim_cur < least)
    {
        fail("gophernet: out of memory: it needs 80 MB of address space\nRaise the limit: ulimit -v 262144\n");
    }

    mallopt(M_ARENA_MAX, 1);
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, stack) == 0)
    {
        pthread_setattr_default_np(&attributes);
    }

    rlim_t rest = limit.rlim_cur / 8 > others ? limit.rlim_cur / 8 : others;
    char range[32];
    snprintf(range, sizeof range, "%llx", (unsigned long long)((limit.rlim_cur - rest) / region * region));
    setenv("DOTNET_GCRegionRange", range, 0);

    // Without it the collector does not commit the end of its table of regions where that is no whole page (of its tables, the last is that of a concurrent
    // collection, and begins with a page), and crashes when it takes memory from the end of the range.
    setenv("DOTNET_gcConcurrent", "1", 0);
}
