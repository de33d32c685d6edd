"""A Streamlit page with nothing on it but a button: what any click costs before Dateline does a thing."""

import streamlit as st

state = st.session_state
state["clicks"] = state.get("clicks", 0) + int(st.button("Again", key="again"))
st.header(f"Click {state['clicks']}")
