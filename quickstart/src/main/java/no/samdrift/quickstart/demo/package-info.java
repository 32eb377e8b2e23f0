/**
 * Fills a running system with the demo's data and plays its story, through the services'
 * HTTP interfaces only, as any other client.
 */
@NullMarked
package no.samdrift.quickstart.demo;

import org.jspecify.annotations.NullMarked;
