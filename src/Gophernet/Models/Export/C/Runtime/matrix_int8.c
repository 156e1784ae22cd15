// needs:
/* A matrix of weights: whole numbers, times a scale that each of its rows has. The scales have few bits, so that the products are exact. */
typedef struct {
    const int8_t *codes;
    const float *scales;
} gopher_matrix;

#define gopher_matrix_at(matrix, index, row) ((float)(matrix).codes[index] * (matrix).scales[row])

static gopher_matrix gopher_matrix_of(const int8_t *codes, const float *scales)
{
    const gopher_matrix matrix = {codes, scales};
    return matrix;
}

/* The matrix that begins within another. */
#define gopher_matrix_part(matrix, index, row) gopher_matrix_of((matrix).codes + (index), (matrix).scales + (row))
