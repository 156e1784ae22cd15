/* Asks a server on 127.0.0.1 the same over so many connections, on each again as soon as it is answered, and prints a line: requests a second, and the
   milliseconds that half, 99% and all of the answers took at most. ask PORT CONNECTIONS REQUESTS BODY */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static int compare(const void *left, const void *right)
{
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

int main(int count, char **arguments)
{
    if (count != 5) {
        fprintf(stderr, "usage: ask PORT CONNECTIONS REQUESTS BODY\n");
        return 2;
    }
    int connections = atoi(arguments[2]);
    long requests = atol(arguments[3]), sent = 0, answered = 0;
    char request[4096], answer[65536];
    int length = snprintf(request, sizeof request,
                          "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          strlen(arguments[4]), arguments[4]);
    struct pollfd *sockets = calloc(connections, sizeof *sockets);
    double *starts = calloc(connections, sizeof *starts), *times = calloc(requests, sizeof *times), start = seconds();
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    for (int i = 0; i < connections; i++) {
        int one = 1;
        sockets[i] = (struct pollfd){.fd = socket(AF_INET, SOCK_STREAM, 0), .events = POLLIN};
        setsockopt(sockets[i].fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (connect(sockets[i].fd, (struct sockaddr *)&server, sizeof server) != 0)
            return 1;
    }
    while (answered < requests) {
        for (int i = 0; i < connections; i++) {
            if (starts[i] != 0 && sockets[i].revents != 0) {
                if (read(sockets[i].fd, answer, sizeof answer) < 12 || memcmp(answer, "HTTP/1.1 200", 12) != 0)
                    return 1;
                times[answered++] = seconds() - starts[i];
                starts[i] = 0;
            }
            if (starts[i] == 0 && sent < requests) {
                starts[i] = seconds();
                sent++;
                if (write(sockets[i].fd, request, length) != length)
                    return 1;
            }
        }
        if (answered < requests)
            poll(sockets, connections, -1);
    }
    double whole = seconds() - start;
    qsort(times, requests, sizeof *times, compare);
    printf("%.0f %.3f %.3f %.1f\n", requests / whole, 1e3 * times[requests / 2], 1e3 * times[requests * 99 / 100], 1e3 * times[requests - 1]);
    return 0;
}
