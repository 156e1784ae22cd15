/* The article's network with FANN: 4-3-3, sigmoid, gradient descent on all rows at once. fann TRAIN.csv TEST.csv */
#include <fann.h>
#include <stdio.h>
#include <stdlib.h>

enum { inputs = 4, hidden = 3, outputs = 3, epochs = 5000, most_rows = 1000 };

static struct fann_train_data *read_table(const char *path)
{
    static float cells[most_rows][inputs + outputs];
    char line[1000];
    unsigned rows = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL || fgets(line, sizeof line, file) == NULL)
        exit(1);
    for (; rows < most_rows && fgets(line, sizeof line, file) != NULL; rows++) {
        char *next = line;
        for (int i = 0; i < inputs + outputs; i++, next++)
            cells[rows][i] = strtof(next, &next);
    }
    fclose(file);

    struct fann_train_data *table = fann_create_train(rows, inputs, outputs);
    for (unsigned row = 0; row < rows; row++) {
        for (int i = 0; i < inputs; i++)
            table->input[row][i] = cells[row][i];
        for (int i = 0; i < outputs; i++)
            table->output[row][i] = cells[row][inputs + i];
    }
    return table;
}

static int largest(const fann_type *values)
{
    int best = 0;
    for (int i = 1; i < outputs; i++)
        if (values[i] > values[best])
            best = i;
    return best;
}

int main(int count, char **arguments)
{
    if (count != 3)
        return 2;
    struct fann_train_data *train = read_table(arguments[1]), *test = read_table(arguments[2]);
    unsigned rows = fann_length_train_data(train), test_rows = fann_length_train_data(test);

    struct fann *network = fann_create_standard(3, inputs, hidden, outputs);
    fann_set_activation_function_hidden(network, FANN_SIGMOID);
    fann_set_activation_function_output(network, FANN_SIGMOID);
    fann_set_train_error_function(network, FANN_ERRORFUNC_LINEAR);
    fann_set_training_algorithm(network, FANN_TRAIN_BATCH);
    fann_set_learning_rate(network, 0.3f * rows); /* FANN divides the gradient by the number of rows, the article does not */
    fann_randomize_weights(network, -1, 1);
    for (int epoch = 0; epoch < epochs; epoch++)
        fann_train_epoch(network, train);

    int right = 0;
    for (unsigned row = 0; row < test_rows; row++)
        right += largest(fann_run(network, test->input[row])) == largest(test->output[row]);
    fprintf(stderr, "accuracy %.4f\n", (double)right / test_rows);
}
