// The kernel of all products with vectors of 512 bits: what ProductTile.cs does with 256, where the processor has wider ones. Each element is the same sum in
// the same order, with fused multiply-add: the same bits. It is C because managed code is compiled ahead of time for the least processor that it starts on.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __x86_64__
#include <sys/platform/x86.h> // what the C library found of the processor: asking it again takes 0.1 ms in virtual machines
#endif

// As TileFactors and TilePanels of ProductTile.cs.
struct factors
{
    const float *start;
    intptr_t row_step, inner_step, chunk_length, chunk_step, chunk_count;
};

struct panels
{
    const float *start;
    intptr_t step, count;
    float *destination;
    intptr_t destination_row_step, destination_step;
};

typedef void tiles_function(intptr_t rows, const struct factors *factors, const struct panels *panels, const float *biases, intptr_t continues);

#ifdef __x86_64__
#include <immintrin.h>

enum { columns = 16, most_rows = 6, most_panels = 4 };

#define WIDE __attribute__((target("avx512f")))
#define TILE static inline __attribute__((always_inline)) WIDE

// Adds to the sums of some panels. Six rows of four panels are 24 sums in registers, enough for two that begin in each cycle and take four. Both numbers are
// constants where it is called.
TILE void add(const int rows, const int count, const struct factors *factors, const struct panels *panels, intptr_t first, intptr_t continues)
{
    const float *panel = panels->start + first * panels->step;
    float *destination = panels->destination + first * panels->destination_step;
    const intptr_t step = panels->step, to = panels->destination_step, to_row = panels->destination_row_step;
    __m512 sums[most_rows][most_panels];
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
        for (int j = 0; j < count; j++)
            sums[i][j] = continues ? _mm512_loadu_ps(destination + i * to_row + j * to) : _mm512_setzero_ps();

    const float *chunk = factors->start;
    const intptr_t row_step = factors->row_step, inner_step = factors->inner_step;
    for (intptr_t chunks = factors->chunk_count; chunks > 0; chunks--, chunk += factors->chunk_step)
    {
        const float *factor = chunk;
        for (intptr_t k = factors->chunk_length; k > 0; k--, factor += inner_step, panel += columns)
        {
            __m512 b[most_panels];
#pragma clang loop unroll(full)
            for (int j = 0; j < count; j++)
                b[j] = _mm512_loadu_ps(panel + j * step);
#pragma clang loop unroll(full)
            for (int i = 0; i < rows; i++)
            {
                const __m512 a = _mm512_set1_ps(factor[i * row_step]);
#pragma clang loop unroll(full)
                for (int j = 0; j < count; j++)
                    sums[i][j] = _mm512_fmadd_ps(a, b[j], sums[i][j]);
            }
        }
    }

#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
        for (int j = 0; j < count; j++)
            _mm512_storeu_ps(destination + i * to_row + j * to, sums[i][j]);
}

// Four panels at a time; the last five as three and two, and six as three and three: one alone has too few sums.
TILE void add_all(const int rows, const struct factors *factors, const struct panels *panels, intptr_t continues)
{
    for (intptr_t first = 0, left; (left = panels->count - first) > 0;)
    {
        switch (left)
        {
            case 1: add(rows, 1, factors, panels, first, continues); return;
            case 2: add(rows, 2, factors, panels, first, continues); return;
            case 3: case 5: case 6: add(rows, 3, factors, panels, first, continues); first += 3; break;
            default: add(rows, 4, factors, panels, first, continues); first += 4; break;
        }
    }
}

WIDE static void run_tiles(intptr_t rows, const struct factors *factors, const struct panels *panels, const float *biases, intptr_t continues)
{
    for (intptr_t j = 0; biases && j < panels->count; j++)
        for (intptr_t i = 0; i < rows; i++)
            _mm512_storeu_ps(panels->destination + j * panels->destination_step + i * panels->destination_row_step, _mm512_set1_ps(biases[i]));

    continues |= biases != NULL;
    switch (rows)
    {
        case 1: add_all(1, factors, panels, continues); break;
        case 2: add_all(2, factors, panels, continues); break;
        case 3: add_all(3, factors, panels, continues); break;
        case 4: add_all(4, factors, panels, continues); break;
        case 5: add_all(5, factors, panels, continues); break;
        default: add_all(6, factors, panels, continues); break;
    }
}
#endif

// The kernel that this processor and its operating system can run; NULL where managed code is to do it. .NET's variable switches it off as it does elsewhere.
tiles_function *gophernet_tiles(void)
{
#ifdef __x86_64__
    const char *enabled = getenv("DOTNET_EnableAVX512");
    if (CPU_FEATURE_ACTIVE(AVX512F) && !(enabled && strcmp(enabled, "0") == 0))
    {
        return run_tiles;
    }
#endif
    return NULL;
}
