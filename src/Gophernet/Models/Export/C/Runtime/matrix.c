// needs:
/* A matrix of weights: how one of them is found, and the matrix that begins within another. */
typedef const float *gopher_matrix;

#define gopher_matrix_at(matrix, index, row) ((matrix)[index])
#define gopher_matrix_part(matrix, index, row) ((matrix) + (index))
