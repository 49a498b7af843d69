/**
 * A JavaScript session with the DSL: mathematics that one types. It returns what there is to show and never prints
 * by itself.
 */
package gradus.script;
