/** The button that opens the form for a secret; its value is the connection's id. */
export const ENTER_SECRET = "connection.secret";

/** The form's callback id. */
export const SECRET_FORM = "modal.connection-secret";

/** Its only input. */
export const SECRET_INPUT = "secret";
