/** Many submissions: what a worker does with one, the processes that keep one from hurting another, and the reports. */
package gradus.grade;
