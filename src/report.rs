//! Turns plain results into what people and scripts read; one file per form.
