"""The club's own fixed words, for where no machine-made text may go: short, true, and without a promise of a time."""

from typing import Final

from spotter.domain.judgement import EscalateReason

_ENGLISH: Final[dict[EscalateReason | None, str]] = {
    EscalateReason.EMERGENCY: "If anyone is in danger, call 911 right now. Our team has been alerted and a person will"
    " look at your message.",
    EscalateReason.SELF_HARM: "I'm glad you wrote. If you might hurt yourself, please call or text 988 any time (US),"
    " or 911 in an emergency. A person on our team has been alerted and will read this.",
    EscalateReason.HARASSMENT: "Thank you for telling us. A manager has been alerted and a person will contact you.",
    EscalateReason.SAFETY: "Thank you for telling us. If anyone is in danger, call 911 right now. Our team has been"
    " alerted and a person will look into it.",
    EscalateReason.INJURY: "Thank you for telling us. If you need medical help, call 911 or see a doctor. A manager has"
    " been alerted and a person will contact you.",
    EscalateReason.THEFT: "Thank you for telling us. A manager has been alerted and a person will contact you.",
    EscalateReason.MINOR: "Thank you for your message. A person on our team will read it and answer you here.",
    EscalateReason.PRIVACY: "We have received your request about personal data. A person on our team will answer it.",
    EscalateReason.LEGAL: "We have received your message. A manager will read it and answer you.",
    EscalateReason.REFUND: "We have received your message about a refund. A person on our team will look at your"
    " account and answer you here.",
    EscalateReason.DISPUTE: "We have received your message about this charge. A person on our team will look at your"
    " account and answer you here.",
    EscalateReason.CANCELLATION: "We have received and recorded your request. You need to do nothing else for it to"
    " count. A person on our team will confirm the next steps with you here.",
    EscalateReason.FREEZE: "We have received and recorded your request. A person on our team will confirm the next"
    " steps with you here.",
    EscalateReason.HEALTH: "That is best asked of your doctor. Our team has been told and a person will answer you"
    " here.",
    EscalateReason.WANTS_PERSON: "Of course. A person on our team has been asked to answer you here.",
    None: "Thank you for your message. A person on our team will read it and answer you here.",
}
_SPANISH: Final[dict[EscalateReason | None, str]] = {
    EscalateReason.EMERGENCY: "Si alguien está en peligro, llama al 911 ahora mismo. Ya avisamos a nuestro equipo y una"
    " persona verá tu mensaje.",
    EscalateReason.SELF_HARM: "Gracias por escribir. Si piensas hacerte daño, llama o manda un mensaje al 988 a"
    " cualquier hora (EE. UU.), o al 911 si es urgente. Ya avisamos a una persona de nuestro equipo y leerá esto.",
    EscalateReason.HARASSMENT: "Gracias por avisarnos. Ya alertamos a la gerencia y una persona te contactará.",
    EscalateReason.SAFETY: "Gracias por avisarnos. Si alguien está en peligro, llama al 911 ahora mismo. Ya avisamos a"
    " nuestro equipo y una persona lo revisará.",
    EscalateReason.INJURY: "Gracias por avisarnos. Si necesitas atención médica, llama al 911 o ve a un médico. Ya"
    " alertamos a la gerencia y una persona te contactará.",
    EscalateReason.THEFT: "Gracias por avisarnos. Ya alertamos a la gerencia y una persona te contactará.",
    EscalateReason.MINOR: "Gracias por tu mensaje. Una persona de nuestro equipo lo leerá y te responderá aquí.",
    EscalateReason.PRIVACY: "Recibimos tu solicitud sobre datos personales. Una persona de nuestro equipo la"
    " responderá.",
    EscalateReason.LEGAL: "Recibimos tu mensaje. La gerencia lo leerá y te responderá.",
    EscalateReason.REFUND: "Recibimos tu mensaje sobre un reembolso. Una persona de nuestro equipo revisará tu cuenta y"
    " te responderá aquí.",
    EscalateReason.DISPUTE: "Recibimos tu mensaje sobre este cargo. Una persona de nuestro equipo revisará tu cuenta"
    " y te responderá aquí.",
    EscalateReason.CANCELLATION: "Recibimos y registramos tu solicitud. No necesitas hacer nada más para que cuente."
    " Una persona de nuestro equipo te confirmará aquí los siguientes pasos.",
    EscalateReason.FREEZE: "Recibimos y registramos tu solicitud. Una persona de nuestro equipo te confirmará aquí los"
    " siguientes pasos.",
    EscalateReason.HEALTH: "Eso es mejor preguntarlo a tu médico. Ya avisamos a nuestro equipo y una persona te"
    " responderá aquí.",
    EscalateReason.WANTS_PERSON: "Claro. Ya le pedimos a una persona de nuestro equipo que te responda aquí.",
    None: "Gracias por tu mensaje. Una persona de nuestro equipo lo leerá y te responderá aquí.",
}
_INTRODUCTION: Final = {
    "en": "(I'm the club's AI assistant.) ",
    "es": "(Soy el asistente de inteligencia artificial del club.) ",
}


def acknowledgement(reason: EscalateReason | None, *, language: str = "en", introduces: bool = True) -> str:
    """Tell the member that a person has been called. `introduces` says that a machine writes: leave it out only where
    the conversation was told so before."""
    lines = _SPANISH if language == "es" else _ENGLISH
    line = lines.get(reason, lines[None])
    return f"{_INTRODUCTION['es' if language == 'es' else 'en']}{line}" if introduces else line


def disclosure(club_name: str, *, language: str = "en") -> str:
    """Say, in the first automated message of a conversation, that a machine writes and that people are there."""
    if language == "es":
        return f"Soy el asistente de IA de {club_name}; si prefieres una persona, solo dilo."
    return f"I'm {club_name}'s AI assistant; if you'd rather have a person, just say so."


def honest_answer(club_name: str, *, language: str = "en") -> str:
    """Answer "are you a bot?" truthfully, and offer a person."""
    if language == "es":
        return (
            f"Sí: soy el asistente de IA de {club_name}, no una persona. Si prefieres hablar con alguien de nuestro"
            " equipo, dilo y le aviso."
        )
    return (
        f"Yes: I'm {club_name}'s AI assistant, not a person. If you'd rather have someone on our team, just say so and"
        " I'll let them know."
    )


def help_text(club_name: str, *, phone: str = "", language: str = "en") -> str:
    """Answer HELP and INFO as carriers demand: who writes, how to reach people, how to stop."""
    if language == "es":
        reach = f" Llámanos al {phone} o escribe aquí." if phone else " Escribe aquí y te responde el equipo."
        return f"{club_name}:{reach} Responde STOP para no recibir más mensajes."
    reach = f" Call us at {phone} or write here." if phone else " Write here and our team will help."
    return f"{club_name}:{reach} Reply STOP to get no more messages."
