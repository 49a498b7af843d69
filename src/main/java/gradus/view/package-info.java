/** How a value looks: each picture as a {@link gradus.view.Display}, for a terminal or a page. */
package gradus.view;
