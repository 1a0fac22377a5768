"""Spanish words (without accents) for privacy, law, refunds, disputed charges and health."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

PRIVACY: Final = TextRule(
    name="privacy_es",
    reason=EscalateReason.PRIVACY,
    says=phrases(
        r"que (?:datos|informacion) (?:mi[oa]s? |personal\w* )?(?:tienen|guardan|hay)|(?:datos"
        r"|informacion) (?:mi[oa]s?|personal\w*)|(?:borren|eliminen|manden\w*|quiero) .. (?:mis datos"
        r"|mi informacion|todo lo que tienen (?:de|sobre) mi)|(?:mi|el|la) (?:espos[oa]|novi[oa]|ex|pareja|marido"
        r"|emplead[oa]|hij[oa]) (?:vino|fue|estuvo|entro|anda) (?:hoy|ayer|ahi|al gym|al gimnasio|esta semana)"
        r"|(?:en que|a que) (?:horario|hora) (?:va|viene|entrena) (?:mi|la|el) (?:ex|espos[oa]|novi[oa]|chica"
        r"|muchacha|senor\w*)|(?:direccion|telefono|numero|celular|horario|correo|apellido|datos|instagram) (?:de"
        r"|del) (?:la |el "
        r"|los |las |mi |una |un |otra |otro |esa |ese )*(?:chica|chico|entrenador|entrenadora|instructor"
        r"|instructora|muchacha|muchacho|senora|senor|mujer|hombre|ex|esposo|esposa|novio|novia|socio|socia"
        r"|socios|vecino|vecina|companero|companera|miembros?|recepcionista|maestra|maestro|profe|persona)",
        r"(?:vino|fue|entro|esta|estuvo|llego|va|asistio) (?:hoy |ayer |ahi )?(?:mi|el|la) (?:esposo|esposa|novio"
        r"|novia|ex|marido|pareja|vecin[oa]|companer[oa]|amig[oa])|si mi (?:esposo|esposa|novio|novia|ex|marido"
        r"|pareja) (?:vino|va|fue|esta|es miembro)",
        r"(?:copia|borr\w+|elimin\w+|acceso|acceder|ver|solicit\w+|exijo|entreg\w+) .... (?:mis datos"
        r"|datos personales|informacion personal|toda (?:la|mi) informacion)|proteccion de datos|(?:datos"
        r"|informacion|cuenta) .. (?:filtr\w+|hacke\w+|robad[oa]s?)|privacidad|(?:dieron|dio|compartieron"
        r"|compartio) mi (?:numero|telefono|informacion|direccion|correo)|(?:video|camaras?"
        r"|grabacion) de seguridad",
    ),
    harmless=phrases(
        r"(?:actualizar|cambiar|corregir) (?:mi|mis) \w+"
        r"|(?:telefono|numero|direccion|correo) del (?:gimnasio|gym|club|gerente)"
    ),
)

LEGAL: Final = TextRule(
    name="legal_es",
    reason=EscalateReason.LEGAL,
    says=phrases(
        r"abogad[oa]s?|demand(?:ar|arlos|arles|o|a|are|aremos)|denunci\w+|policia|tribunal\w*|juzgado|juicio"
        r"|legal(?:es|mente)?|ilegal\w*|profeco|fiscalia|procuraduria|discrimin\w+|fraude|estafa\w*|(?:voy|vamos"
        r"|puedo|ir) a reportar\w*|los voy a reportar|queja formal|prensa|periodista|noticiero|indemniza\w*"
        r"|negligencia"
    ),
    harmless=phrases(
        r"legal holidays?",
        r"(?:descuento|precio) .. polici\w*|(?:soy|es) (?:abogad[oa]|policia)|en demanda|mucha demanda"
        r"|alta demanda|edad legal|tutor legal",
    ),
)

REFUND: Final = TextRule(
    name="refund_es",
    reason=EscalateReason.REFUND,
    says=phrases(
        r"me (?:regres\w+|devuelv\w+|reintegr\w+) (?:lo|el|mi|los|mis|la|eso|todo)|me deben (?:el|mi|dinero|lo|los)"
        r"|(?:regres|devuelv)\w*(?:me|nme|nos) (?:lo|el|mi|los|mis|la|todo)|(?:dinero|plata|lana|pesos"
        r"|dolares) (?:para atras|de vuelta|de regreso|devuelta)|(?:quiero|necesito|exijo) (?:lo que pague"
        r"|mi (?:dinero|plata|lana)|que me (?:regres\w+|devuelv\w+))|reembols\w+|devol(?:ver|vieran|ucion|verme"
        r"|vernos)\w*|devuelv\w+|regres\w+ (?:mi|el|me) (?:el "
        r"|mi )?dinero|(?:quiero|denme|deme|dame|necesito) .. (?:mi )?dinero (?:de vuelta|de regreso|devuelta)"
        r"|mi dinero de (?:vuelta|regreso)"
    ),
    harmless=phrases(
        r"(?:patron|trabajo|seguro|empresa|jefe) .. reembols\w*|politica de (?:reembolso|devolucion)\w*"
        r"|gracias por (?:el|mi) reembolso"
        r"|devolver (?:la llamada|una? \w+ (?:toalla|libro|llave))"
    ),
)

DISPUTE: Final = TextRule(
    name="dispute_es",
    reason=EscalateReason.DISPUTE,
    says=phrases(
        r"(?:ese|este|el|un|los) (?:cargo|cobro|recibo|pago|cargos|cobros) .. (?:no es (?:mi[oa]|correcto|nuestro)"
        r"|esta mal|estan mal|no lo hice|no (?:lo )?(?:autorice|reconozco|debo|pedi))|me (?:cobr\w+|quitaron"
        r"|sacaron|cargaron|descontaron) .... (?:no (?:tome|fui|pedi|use|debo|era|debia|hice)|de mas|doble|otra vez"
        r"|estando en pausa|de nuevo|nomas debo|solo debo|despues de|y (?:yo )?(?:nomas|solo))|(?:no|nunca) (?:pedi"
        r"|autorice|firme|acepte|solicite) .... (?:cobr\w+|cargo|servicio|paquete)|(?:volvieron|volvio) a cobrar"
        r"|no (?:es|fue|era) lo que (?:me )?(?:dijeron|prometieron|firme|acorde|acordamos|ofrecieron)"
        r"|(?:prometieron|dijeron) .... (?:me )?(?:sacan|cobran|cobraron|quitan|quitaron)"
        r"|mi banco .. (?:investiga\w*|investigando|revis\w*|disput\w*|reclam\w*)|charged de mas"
        r"|no (?:lo )?voy a pagar(?:lo)?(?= /|$| ese| eso| porque)|corrijan (?:el|mi|ese|este) (?:cargo|cobro"
        r"|recibo)",
        r"(?:cargo|cargos|cobro|cobros|pago|transaccion) .. (?:no reconozco|no reconoci\w*|no autori\w+|doble"
        r"|dobles|duplicad\w+|equivocad\w+|incorrect\w+|indebid\w+|de mas|que no (?:es|hice|debo))"
        r"|no (?:reconozco|autorice|reconoci|he autorizado) .. (?:cargo|cobro|pago|cargos)|(?:doble|dos) (?:cobro"
        r"|cargo|veces)s?",
        r"me (?:cobraron|estan cobrando|siguen cobrando|cobran|han cobrado|descontaron|sacaron"
        r"|quitaron) .. (?:dos veces|doble|de mas|mal|sin|despues|aunque|demasiado|otra vez|dinero|mas de"
        r"|incorrect\w*|el doble|todavia|algo que|y (?:ya|yo) )|(?:siguen|sigue|continuan) (?:cobrand\w+"
        r"|sacand\w+|descontand\w+)|(?:dejen|deje|paren) de (?:cobrar\w*|sacar\w*|cargar\w*|descontar\w*)"
        r"|mal cobrad[oa]|cobro mal",
        r"(?:ya|yo ya) (?:lo |la |les |eso )?(?:pague|habia pagado|hice el pago|esta pagad[oa])|(?:hablar|llamar"
        r"|hable|reportar\w*|voy|disputar\w*|disputa) .. (?:con|a|al|con el) (?:mi |el )?banco|disput\w+"
        r"|contracargo|cobranza|buro de credito|no debo (?:nada|eso|ese)",
    ),
    harmless=phrases(r"cuando me cobran|ya (?:lo )?pague (?:gracias|todo gracias)"),
)

HEALTH: Final = TextRule(
    name="health_es",
    reason=EscalateReason.HEALTH,
    says=phrases(
        r"(?:puedo|podria|es seguro|es malo|debo|deberia|esta bien|recomiendan|se puede"
        r"|que) .... (?:embarazad[oa]|hernia|diabet\w+|insulina|presion alta|hipertension|marcapasos|cirugia"
        r"|operad[oa]|lesion|asma|epilep\w+|artritis|ciatica|fiebre|covid|creatina|esteroides|proteina|ayuno"
        r"|medicamentos?|dolor de (?:espalda|rodilla))|esteroides"
    ),
)
