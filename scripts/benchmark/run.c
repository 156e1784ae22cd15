/* Runs a command, and appends a line to a file: the seconds from its start to its exit, and its peak memory in KiB. run FILE COMMAND...
   Programs that end after 3 ms are measured: a shell's own forks, or a wrapper that starts another, would be a part of the figure. */
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int count, char **arguments)
{
    pid_t child;
    int status;
    struct rusage usage;
    double start = seconds();
    if (count < 3 || posix_spawnp(&child, arguments[2], NULL, NULL, arguments + 2, environ) != 0) {
        fprintf(stderr, "usage: run FILE COMMAND...; the command must exist\n");
        return 2;
    }
    wait4(child, &status, 0, &usage);
    double end = seconds();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return 1;

    FILE *file = fopen(arguments[1], "a");
    if (file == NULL)
        return 2;
    fprintf(file, "%.6f %ld\n", end - start, usage.ru_maxrss);
    return fclose(file) == 0 ? 0 : 2;
}
