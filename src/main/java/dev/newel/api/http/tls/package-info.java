/** The certificate that the API is served with by HTTPS. */
@NullMarked
package dev.newel.api.http.tls;

import org.jspecify.annotations.NullMarked;
