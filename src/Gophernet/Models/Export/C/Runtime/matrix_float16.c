// needs:
/* A matrix of weights: numbers in half precision, times a power of two that each of its rows has. */
typedef struct {
    const uint16_t *codes;
    const float *scales;
} gopher_matrix;

/* The bits of a number of half precision, put where a float has them: it is 2 to the power of 112 times as small, for which the scales make up. */
static float gopher_widen(uint32_t code)
{
    union {
        uint32_t bits;
        float value;
    } wide;
    wide.bits = (code & 0x8000) << 16 | (code & 0x7FFF) << 13;
    return wide.value;
}

#define gopher_matrix_at(matrix, index, row) (gopher_widen((matrix).codes[index]) * (matrix).scales[row])

static gopher_matrix gopher_matrix_of(const uint16_t *codes, const float *scales)
{
    const gopher_matrix matrix = {codes, scales};
    return matrix;
}

/* The matrix that begins within another. */
#define gopher_matrix_part(matrix, index, row) gopher_matrix_of((matrix).codes + (index), (matrix).scales + (row))
