/** The console's pages in a real Chromium, which is driven by its DevTools protocol. */
@NullMarked
package dev.newel.console.browser;

import org.jspecify.annotations.NullMarked;
