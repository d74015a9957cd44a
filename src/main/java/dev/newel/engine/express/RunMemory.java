package dev.newel.engine.express;

/**
 * Keeps account of what the executions of one event loop hold in memory, so that as many are begun
 * as there is room for. For one event loop.
 */
final class RunMemory {

  private final long capacity;
  private long held;

  /**
   * @param capacity about so many bytes
   */
  RunMemory(long capacity) {
    this.capacity = capacity;
  }

  /** Whether one more may begin. */
  boolean hasRoom() {
    return held < capacity;
  }

  /**
   * An execution has grown.
   *
   * @param bytes by how many, about; less than none where it has become smaller
   */
  void grow(long bytes) {
    held += bytes;
  }
}
