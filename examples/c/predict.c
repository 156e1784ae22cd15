/* gophernet export iris.safetensors -o iris.c; cc -O2 predict.c iris.c -lm */
#define IRIS_DECLARATIONS_ONLY
#include "iris.c"
#include <stdio.h>

int main(void)
{
    const struct iris_row row = {.sepal_length = 6.1, .sepal_width = 2.8, .petal_length = 4.7, .petal_width = 1.2};
    struct iris_prediction prediction;
    const int result = iris_predict(&row, &prediction);
    if (result != 0)
        return result;
    printf("%s %.3f\n", iris_classes[prediction.class_index], prediction.probabilities[prediction.class_index]);
    return 0;
}
