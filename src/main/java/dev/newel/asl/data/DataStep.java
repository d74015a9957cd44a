package dev.newel.asl.data;

/**
 * A step in the processing of a state's data. Who tests a state by itself sees what each has made.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html">InspectionData</a>
 */
public enum DataStep {
  /** The input after InputPath. */
  INPUT_PATH,
  /** What Parameters make of it. */
  PARAMETERS,
  /** What Arguments make of the input, in JSONata. */
  ARGUMENTS,
  /** What the state's work gives. */
  RESULT,
  RESULT_SELECTOR,
  RESULT_PATH,
  /** The items of a Map state, by ItemsPath. */
  ITEMS_PATH,
  /** What ItemSelector makes of each item. */
  ITEM_SELECTOR,
  /** What ItemBatcher makes of them. */
  ITEM_BATCHER,
  /** The items of a data set, by ItemsPointer. */
  ITEMS_POINTER,
  MAX_CONCURRENCY,
  TOLERATED_FAILURE_COUNT,
  TOLERATED_FAILURE_PERCENTAGE
}
