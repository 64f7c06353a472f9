//! Turns an argument back into what is typed in a shell.

/// An argument as it is typed, in quotes where a shell would split or read it.
pub fn as_typed(argument: &str) -> String {
    let is_plain = |mark: char| mark.is_alphanumeric() || "-_./=:,@%+".contains(mark);
    if !argument.is_empty() && argument.chars().all(is_plain) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', "'\\''"))
}
