/* The products of tests/Gophernet.Benchmarks.Products with OpenBLAS, measured and written the same way. openblas BATCHxINPUTSxOUTPUTS... */
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { most_samples = 1000 };

struct product {
    const char *name;
    enum CBLAS_TRANSPOSE transpose_a, transpose_b;
    int rows, columns, inner;
    float *a, *b, *c;
};

static double nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e9 + now.tv_nsec;
}

static double time_of(const struct product *p, int calls)
{
    double start = nanoseconds();
    for (int i = 0; i < calls; i++)
        cblas_sgemm(CblasRowMajor, p->transpose_a, p->transpose_b, p->rows, p->columns, p->inner, 1, p->a,
                    p->transpose_a == CblasTrans ? p->rows : p->inner, p->b, p->transpose_b == CblasTrans ? p->inner : p->columns, 0, p->c,
                    p->columns);
    return nanoseconds() - start;
}

static int compare(const void *left, const void *right)
{
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

static void measure(const struct product *p, const char *size)
{
    static double rates[most_samples];
    int calls = 1, samples = 0;
    while (time_of(p, calls) < 0.5e6)
        calls *= 2;
    for (double start = nanoseconds(); samples < most_samples && nanoseconds() - start < 300e6; samples++)
        rates[samples] = 2.0 * p->rows * p->columns * p->inner * calls / time_of(p, calls);
    qsort(rates, samples, sizeof *rates, compare);
    printf("%s %s %.2f %.2f\n", p->name, size, rates[samples - 1], rates[samples / 2]);
}

static float *matrix(int rows, int columns)
{
    float *values = malloc(sizeof *values * rows * columns);
    for (int i = 0; i < rows * columns; i++)
        values[i] = (float)(2.0 * rand() / RAND_MAX - 1);
    return values;
}

int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        int batch, inputs, outputs;
        if (sscanf(arguments[i], "%dx%dx%d", &batch, &inputs, &outputs) != 3)
            return 2;
        float *w = matrix(outputs, inputs), *x = matrix(inputs, batch), *d = matrix(outputs, batch);
        float *y = matrix(outputs, batch), *e = matrix(inputs, batch), *g = matrix(outputs, inputs);
        struct product forward = {"forward", CblasNoTrans, CblasNoTrans, outputs, batch, inputs, w, x, y};
        struct product backward = {"backward", CblasTrans, CblasNoTrans, inputs, batch, outputs, w, d, e};
        struct product gradient = {"gradient", CblasNoTrans, CblasTrans, outputs, inputs, batch, d, x, g};
        measure(&forward, arguments[i]);
        measure(&backward, arguments[i]);
        measure(&gradient, arguments[i]);
    }
}
