package dev.newel.asl.jsonata.tree;

/**
 * The place of a parent that an expression asks for. The step that yields the parent binds it under
 * the label to what comes after it.
 */
public final class ParentSlot {

  private String label;
  private int level = 1;

  public ParentSlot(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Another slot stands for the same parent. */
  void join(ParentSlot other) {
    label = other.label;
  }

  /** How many steps the parent is above; 0 once it is found. */
  public int level() {
    return level;
  }

  public void rise() {
    level++;
  }

  public void descend() {
    level--;
  }
}
