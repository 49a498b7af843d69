/** One learner: playing lessons, checking answers, and the course's proof of itself. */
package gradus.learn;
