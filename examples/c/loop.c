/*
 * The main loop of a device without an operating system: it reads sensors, predicts and acts. The model is part of this file, so that
 * nothing but its one function is linked; without a library of mathematics, compile with -DIRIS_NO_LIBM.
 *
 *     gophernet export iris.safetensors -o iris.c
 *     arm-none-eabi-gcc -mcpu=cortex-m4 -Os -DIRIS_NO_LIBM -c loop.c
 */
#include "iris.c"

/* What the board gives: the value of a sensor, NAN where it is broken; a lamp for each class; a pause. */
double read_sensor(int channel);
void show_lamp(int lamp);
int wait_for_tick(void);

/* Of a class that is less probable than this, nothing is shown: it is better to say nothing than to guess. */
static const float least_probability = 0.8f;

enum { NO_LAMP = -1 };

int main(void)
{
    while (wait_for_tick()) {
        const struct iris_row row = {
            .sepal_length = read_sensor(0), .sepal_width = read_sensor(1), .petal_length = read_sensor(2), .petal_width = read_sensor(3),
        };
        struct iris_prediction prediction; /* on the stack, as all that a prediction needs */
        int lamp = NO_LAMP;
        if (iris_predict(&row, &prediction) == 0 && prediction.probabilities[prediction.class_index] >= least_probability)
            lamp = prediction.class_index;
        show_lamp(lamp);
    }
    return 0;
}
